import type { PhraseUse } from "./uses";

/** A phrase of a paper as one tag reads it. */
export type TagClue = { use: PhraseUse; weight: number };

/** Lighter phrases stand in passing wherever they stand. */
const TELLING_WEIGHT = 0.5;
/**
 * A paper names its subject in the first lines and in the title. Both, in units of the log of the
 * log odds, as a softmax over the training labels weighed them.
 */
const OPENING_VALUE = 3;
const TITLE_VALUE = 0.6;

/** How much a paper is about a tag rather than merely deserves it: what the primary is chosen by. */
export function measureProminence(odds: number, clues: readonly TagClue[]): number {
  let firstAt = 1;
  let isInTitle = false;
  for (const { use, weight } of clues) {
    if (weight <= TELLING_WEIGHT) continue;
    firstAt = Math.min(firstAt, use.firstAt);
    isInTitle ||= use.isInTitle;
  }
  return Math.log1p(odds) + OPENING_VALUE * (1 - firstAt) + TITLE_VALUE * Number(isInTitle);
}
