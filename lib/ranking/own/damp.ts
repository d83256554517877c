/** How many readers marked a paper from each network range. */
export type RangeCount = { kind: "upvote" | "save"; count: number };

/**
 * What marks are worth when they come from few networks: one counts as one, and every doubling of those
 * of a range as one more. A hundred from one range count less than seven from seven, so a rented block
 * lifts nothing, and a laboratory that reads together still counts.
 */
export const dampRanges = (counts: number[]): number =>
  counts.reduce((sum, count) => sum + Math.log2(1 + count), 0);
