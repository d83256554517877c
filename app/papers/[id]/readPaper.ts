import { notFound } from "next/navigation";
import { cache } from "react";
import { composeSignals } from "@/lib/charts/signals";
import { listReadings } from "@/lib/charts/store";
import { settings } from "@/lib/env";
import { readMarks } from "@/lib/marks/run";
import { findPaper } from "@/lib/papers/store";
import { paperPath } from "@/lib/paths/compose";
import { findSimilar } from "@/lib/similar/store";

/** As many as one looks through. */
const SIMILAR_SHOWN = 6;

/** The paper a segment names, read once for head and body. */
export const readPaper = cache(async (id: string) => {
  // An old-style id is one segment with its slash encoded.
  const paper = await findPaper(decodeURIComponent(id));
  if (!paper) notFound();
  return { ...paper, url: settings().APP_URL + paperPath(paper.publicId) };
});

/** What stands around a paper: its neighbours in meaning, how its signals went, its upvotes here. */
export async function readSurroundings(paper: { id: number; publicId: string }) {
  const [similar, readings, marks] = await Promise.all([
    findSimilar(paper.publicId, { sort: "similarity", limit: SIMILAR_SHOWN }),
    listReadings(paper.id),
    readMarks(paper.publicId, null),
  ]);
  return {
    similar: similar ?? [],
    signals: composeSignals(readings),
    upvoteCount: marks?.upvoteCount ?? 0,
  };
}
