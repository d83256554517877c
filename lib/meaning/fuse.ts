/** How one list counts beside another, and how fast its places lose worth. */
export type RankedList = { ids: number[]; weight: number; damping?: number };

/**
 * Of two papers at the top of one list the first counts hardly more (Cormack, Clarke and Büttcher
 * 2009 found 60 by trial, for lists of a thousand; these are of a hundred).
 */
const DAMPING = 20;

/** Reciprocal rank fusion: ids by the weighted sum of 1 / (damping + place), the best first. */
export function fuseRanks(lists: RankedList[]): number[] {
  const worths = new Map<number, number>();
  for (const { ids, weight, damping = DAMPING } of lists) {
    for (const [place, id] of ids.entries()) {
      worths.set(id, (worths.get(id) ?? 0) + weight / (damping + place + 1));
    }
  }
  return [...worths.keys()].sort((a, b) => (worths.get(b) ?? 0) - (worths.get(a) ?? 0) || b - a);
}
