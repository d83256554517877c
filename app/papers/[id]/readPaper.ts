import { notFound } from "next/navigation";
import { composeSignals } from "@/lib/charts/signals";
import { listReadings } from "@/lib/charts/store";
import { settings } from "@/lib/env";
import { keepBriefly } from "@/lib/kept/briefly";
import { readMarks } from "@/lib/marks/run";
import { findPaper } from "@/lib/papers/store";
import { paperPath } from "@/lib/paths/compose";
import { findSimilarTo, type SimilarOrigin } from "@/lib/similar/store";

/** As many as one looks through. */
const SIMILAR_SHOWN = 6;

/** More pages than are made at once. */
const MAX = 64;

const find = keepBriefly(findPaper, { keptMs: 0, max: MAX });

/** The paper a segment names; head and body of a page, which ask at once, read it once. */
export async function readPaper(id: string) {
  // An old-style id is one segment with its slash encoded.
  const paper = await find(decodeURIComponent(id));
  if (!paper) notFound();
  return { ...paper, url: settings().APP_URL + paperPath(paper.publicId) };
}

/** What stands around a paper: its neighbours in meaning, how its signals went, its upvotes here. */
export async function readSurroundings(paper: SimilarOrigin & { publicId: string }) {
  const [similar, readings, marks] = await Promise.all([
    findSimilarTo(paper, { sort: "similarity", limit: SIMILAR_SHOWN }),
    listReadings(paper.id, new Date()),
    readMarks(paper.publicId, null),
  ]);
  return {
    similar,
    signals: composeSignals(readings),
    upvoteCount: marks?.upvoteCount ?? 0,
  };
}
