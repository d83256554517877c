/** Upvotes seen `hours` after a paper was put before voters, and what its text let expect. */
export type Seen = { upvotes: number; hours: number; cold: number };

/** Middles of the readings learnt from, so that the terms are small and the fit is stable. */
const USUAL_VOTES = 2;
const USUAL_HOURS = 1.5;
/** Younger is as good as new; after three days the first week's votes are nearly all in. */
const HOURS_MIN = 0.25;
const HOURS_MAX = 72;

/**
 * The terms of the blend, in the order of their weights: votes (log) and their square, age (log), votes
 * by age, and the expectation from the text, whose worth fades with votes and age.
 */
export function listTerms({ upvotes, hours, cold }: Seen): number[] {
  const votes = Math.log1p(Math.max(0, upvotes)) - USUAL_VOTES;
  const age = Math.log(Math.min(HOURS_MAX, Math.max(HOURS_MIN, hours))) - USUAL_HOURS;
  return [votes, votes * votes, age, votes * age, cold, cold * votes, cold * age];
}

export const TERMS = [
  "votes",
  "votes squared",
  "age",
  "votes by age",
  "text",
  "text by votes",
  "text by age",
] as const;

/** The natural logarithm of one plus the upvotes of the first week to be expected. */
export function expectUpvotes(seen: Seen, blend: { level: number; weights: number[] }): number {
  return listTerms(seen).reduce(
    (sum, term, at) => sum + term * (blend.weights[at] ?? 0),
    blend.level,
  );
}
