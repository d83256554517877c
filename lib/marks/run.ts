import { allowanceKey } from "@/lib/allowances/key";
import { renderBibtex } from "@/lib/citations/bibtex";
import { settings } from "@/lib/env";
import { rangeOf } from "@/lib/network/range";
import { parsePublicId } from "@/lib/papers/publicId";
import { paperPath } from "@/lib/paths/compose";
import { markAllowances } from "./limits";
import type { MarkWish, PaperMarks } from "./mark";
import {
  claimMarks,
  deleteMark,
  findMarks,
  insertMark,
  listMarked,
  listSavedPapers,
} from "./store";

export type MarkOutcome =
  | { outcome: "marked"; marks: PaperMarks }
  | { outcome: "unknown paper" | "limited" };

/** More than anybody keeps; bounds what a page has to know of its reader. */
const MARKS_SHOWN_MAX = 2_000;

/**
 * Sets or takes back a reader's upvote or save. Doing it again changes nothing, so a form sent twice
 * or a script that tries again is harmless.
 */
export async function markPaper(
  wish: MarkWish,
  readerId: number,
  network: string,
  now: Date,
): Promise<MarkOutcome> {
  const { SECRET = "" } = settings();
  const found = await findMarks(wish.publicId, readerId);
  if (!found) return { outcome: "unknown paper" };
  if (!(await claimMarks(markAllowances(SECRET, readerId, network, now)))) {
    return { outcome: "limited" };
  }
  const target = { kind: wish.kind, readerId, paperId: found.paperId };
  if (wish.isOn) await insertMark(target, allowanceKey(SECRET, "range", rangeOf(network)), now);
  else await deleteMark(target);
  const marks = await findMarks(wish.publicId, readerId);
  return marks ? { outcome: "marked", marks } : { outcome: "unknown paper" };
}

/** The public ids a reader upvoted and saved, the latest first. */
export async function listMarks(readerId: number) {
  const [upvoted, saved] = await Promise.all([
    listMarked(readerId, "upvote", MARKS_SHOWN_MAX),
    listMarked(readerId, "save", MARKS_SHOWN_MAX),
  ]);
  return { upvoted, saved };
}

/** How a reader, or nobody, stands to a paper; null when there is no such paper. */
export async function readMarks(id: string, readerId: number | null): Promise<PaperMarks | null> {
  const publicId = parsePublicId(id);
  return publicId ? findMarks(publicId, readerId) : null;
}

/** A reader's saves as one BibTeX file, the latest first. */
export async function exportSaves(readerId: number): Promise<string> {
  const papers = await listSavedPapers(readerId, MARKS_SHOWN_MAX);
  return papers
    .map((paper) => renderBibtex({ ...paper, url: settings().APP_URL + paperPath(paper.publicId) }))
    .join("\n");
}
