/**
 * How the papers are found that are worth ranking. Of few matches all; of a crowd the best scored,
 * which are nearly all young: so those `since` a day, or, where every other paper fits, by a walk
 * down the list of scores.
 */
export type Reach = { way: "all" } | { way: "since"; since: Date } | { way: "walk" };

/** How many papers there are, and evenly spread dates of theirs, the oldest first. */
export type Spread = { paperCount: number; dates: Date[] };

/** How many matches are looked at: `ranked` of them, the best scored of `fetched`. */
export type Depth = {
  /** Ranking reads each paper's words out of line: 30 µs each. */
  ranked: number;
  /** Matches fetched by their place in the table, a few µs each. */
  fetched: number;
  /** What a window of days should hold: more than are ranked, as the estimate may be wrong by half. */
  window: number;
};

/** Ranking takes a third of the 30 ms that a search may take. */
export const USUAL: Depth = { ranked: 300, fetched: 700, window: 450 };
/**
 * A sentence is given by who wants the one paper that says it, whatever its score (of six words in a
 * row 0.94 as usual and 0.97 with 2,000 ranked: mean reciprocal rank, 40,924 papers).
 */
export const DEEP: Depth = { ranked: 900, fetched: 1_200, window: 900 };
/** From this share on a walk down the scores meets enough matches sooner than an index lists all. */
const WALK_SHARE = 0.2;

/** Fewer than these are a page or two of results. */
const HARDLY_ANY = 75;

/** Which way costs least for so many matches, by the planner's estimate. */
export function chooseReach(
  matchCount: number,
  { paperCount, dates }: Spread,
  { window }: Depth,
): Reach {
  if (matchCount <= window || paperCount === 0) return { way: "all" };
  if (matchCount >= paperCount * WALK_SHARE) return { way: "walk" };
  const since = dateBefore(dates, window / matchCount);
  return since ? { way: "since", since } : { way: "all" };
}

/** The date after which this share of the papers stands; between two known dates, evenly. */
function dateBefore(dates: Date[], share: number): Date | null {
  const place = (dates.length - 1) * (1 - share);
  const [older, younger] = [dates[Math.floor(place)], dates[Math.ceil(place)]];
  if (!older || !younger) return null;
  const part = place - Math.floor(place);
  return new Date(older.getTime() + part * (younger.getTime() - older.getTime()));
}

/**
 * A wider reach for words that were more common once than lately: null when all was reached. No
 * more are looked at then either.
 */
export function widenReach(reach: Reach, foundCount: number): Reach | null {
  return reach.way === "since" && foundCount < HARDLY_ANY ? { way: "all" } : null;
}
