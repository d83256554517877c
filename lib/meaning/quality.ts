/** How deep a reader looks: one screen. */
export const DEPTH = 10;

/** One over the place of the wanted one among the first ten, or 0. */
export function reciprocalRank(found: number[], wanted: number): number {
  const place = found.slice(0, DEPTH).indexOf(wanted);
  return place < 0 ? 0 : 1 / (place + 1);
}

/** Normalised discounted cumulative gain of the first ten, every relevant one worth the same. */
export function discountedGain(found: number[], relevant: ReadonlySet<number>): number {
  const worth = (place: number) => 1 / Math.log2(place + 2);
  const sum = (places: number[]) => places.reduce((total, place) => total + worth(place), 0);
  const hits = found.slice(0, DEPTH).flatMap((id, place) => (relevant.has(id) ? [place] : []));
  const best = Array.from({ length: Math.min(DEPTH, relevant.size) }, (_, place) => place);
  return best.length === 0 ? 0 : sum(hits) / sum(best);
}

export const mean = (values: number[]): number =>
  values.length === 0 ? 0 : values.reduce((total, value) => total + value, 0) / values.length;

/**
 * The best reciprocal rank that anyone can expect who is given three words of a title, drawn blindly,
 * and puts its rivals, the titles that have all three, in the likeliest order: a title of few words
 * was likelier to give just these, and between titles of as many words nothing decides.
 */
export function attainableRank(wordCount: number, rivalWordCounts: number[]): number {
  const before = rivalWordCounts.filter((count) => count < wordCount).length;
  const equal = 1 + rivalWordCounts.filter((count) => count === wordCount).length;
  const places = Array.from({ length: equal }, (_, at) => before + at + 1);
  return mean(places.map((place) => (place <= DEPTH ? 1 / place : 0)));
}
