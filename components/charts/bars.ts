/** Points of one bar and the gap to the next. */
const STEP = 6;
const BAR = 4;

export type Bars = { path: string; width: number };

/** Bars as one path, for as little markup as can be: each month a rectangle from the ground up. */
export function composeBars(counts: number[], height: number): Bars {
  const most = Math.max(1, ...counts);
  const path = counts
    .map((count, index) => {
      // A month with any paper shows, however small beside the others.
      const tall = count === 0 ? 0 : Math.max(1, Math.round((count / most) * height));
      return tall === 0 ? "" : `M${index * STEP} ${height}v-${tall}h${BAR}v${tall}z`;
    })
    .join("");
  return { path, width: counts.length * STEP - (STEP - BAR) };
}
