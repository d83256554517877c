/** How many titles have a word that begins as the last one typed, and the rarest of the words before it. */
export type BegunCounts = { begun: number; rarest: number | null };

/** By what titles are found: words and beginning, or the words alone, whose titles are then read. */
export type Lookup = "beginning" | "words";

/** To gather the titles of a beginning takes PostgreSQL a microsecond each, nearly two beside common words. */
const BEGUN_MAX = 6_000;
/** So few titles that have a whole word are read for how they go on in a millisecond or two. */
export const WORDED_MAX = 500;

/** Null where no title fits, or too many to look up: the best scored have been read through anyway. */
export function chooseLookup({ begun, rarest }: BegunCounts): Lookup | null {
  if (begun === 0 || rarest === 0) return null;
  if (begun <= BEGUN_MAX) return "beginning";
  return rarest !== null && rarest <= WORDED_MAX ? "words" : null;
}
