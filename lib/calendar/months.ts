/** `month` is YYYY-MM. */
export type MonthCount = { month: string; paperCount: number };
export type TagMonthCount = MonthCount & { slug: string };

/** How many months a chart shows. */
export const MONTHS_SHOWN = 12;
/** The last months are held against those before. */
const RECENT_MONTHS = 3;
/** Fewer recent papers are chance. */
const RECENT_PAPERS_MIN = 5;
/** A tag rises when it now gets this many times the papers a month that it got before. */
const RISE_MIN = 1.5;
const RISING_MAX = 8;

/** The months up to `last` (YYYY-MM), oldest first. */
export function listMonths(last: string, count: number = MONTHS_SHOWN): string[] {
  const at = new Date(`${last}-01T00:00:00Z`);
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - (count - 1 - index), 1))
      .toISOString()
      .slice(0, 7),
  );
}

/** The papers of each tag in each of the months, noughts included. */
export function composeSeries(months: string[], rows: TagMonthCount[]): Map<string, number[]> {
  const series = new Map<string, number[]>();
  for (const { slug, month, paperCount } of rows) {
    const place = months.indexOf(month);
    const counts = series.get(slug) ?? months.map(() => 0);
    if (place >= 0) counts[place] = paperCount;
    series.set(slug, counts);
  }
  return series;
}

export type Rise = { slug: string; factor: number };

/** Tags that get more papers than they did, the steepest first. */
export function findRising(series: ReadonlyMap<string, number[]>): Rise[] {
  return [...series]
    .map(([slug, counts]) => ({ slug, ...measureRise(counts) }))
    .filter(({ recent, factor }) => recent >= RECENT_PAPERS_MIN && factor >= RISE_MIN)
    .sort((a, b) => b.factor - a.factor || a.slug.localeCompare(b.slug))
    .slice(0, RISING_MAX)
    .map(({ slug, factor }) => ({ slug, factor }));
}

/** One paper is added to the months before: a tag that had none has not risen without bound. */
function measureRise(counts: number[]): { recent: number; factor: number } {
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  const recent = sum(counts.slice(-RECENT_MONTHS));
  const before = sum(counts.slice(0, -RECENT_MONTHS)) + 1;
  const monthsBefore = Math.max(1, counts.length - RECENT_MONTHS);
  return { recent, factor: recent / RECENT_MONTHS / (before / monthsBefore) };
}
