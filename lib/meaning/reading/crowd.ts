/** Titles that so many others resemble do not tell which one was meant (known items as at 500). */
export const TITLED_MAX = 200;
/**
 * Words keep company, so that mostly more titles have them all than chance would give. Of 40,924 titles no two
 * words of which four times as many were expected had no crowd, of three words two in a hundred.
 */
const SURELY = 4;

/**
 * Whether surely too many titles have all of these words, by how many have each: to read their lists in
 * the index of a million papers took up to 200 ms, to learn just this.
 */
export function isSurelyCrowd(counts: number[], paperCount: number): boolean {
  const [only] = counts;
  if (only === undefined) return false;
  if (counts.length === 1) return only > TITLED_MAX;
  // The number of papers is of the last ANALYZE, which an import may have left behind.
  const total = Math.max(1, paperCount, ...counts);
  const expected = counts.reduce((all, count) => (all * count) / total, total);
  return expected > TITLED_MAX * SURELY;
}
