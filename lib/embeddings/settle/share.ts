import { countCells } from "@/lib/vectors/cells";

/**
 * Of a hundred papers two may be out of reach of meaning, as words still find them; more would be
 * missed, where the corpus' own model knows all.
 */
export const SHARE_TO_ANSWER = 0.98;
/** A bulk load is not read in an hour: until ten in a hundred are missing, the better model goes on. */
const SHARE_TO_GO_ON = 0.9;
/** As for the corpus' own model: a quarter more papers make its cells too full. */
const GROWTH = 1.25;

/** Whether a space knows enough of the papers to be asked. */
export function judgeShare(placedCount: number, paperCount: number, isAnswering: boolean): boolean {
  const share = paperCount === 0 ? 0 : placedCount / paperCount;
  return share >= (isAnswering ? SHARE_TO_GO_ON : SHARE_TO_ANSWER);
}

/** `sortedCount` is how many papers there were when the cells were chosen; 0 for a space of one cell. */
export const hasOutgrownCells = (sortedCount: number, placedCount: number): boolean =>
  countCells(placedCount) > 1 && placedCount >= sortedCount * GROWTH;
