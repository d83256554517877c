/**
 * How the papers are found that are worth ranking. Of few matches all; of a crowd the best scored,
 * which are nearly all young: so those `since` a day, or, where every other paper fits, by a walk
 * down the list of scores.
 */
export type Reach = { way: "all" } | { way: "since"; since: Date } | { way: "walk" };

/** How many papers there are, and evenly spread dates of theirs, the oldest first. */
export type Spread = { paperCount: number; dates: Date[] };

/**
 * Ranking reads each paper's words out of line: 30 µs each, so these take a third of the 30 ms that a
 * search may take.
 */
export const RANKED_MAX = 300;
/** Matches fetched by their place in the table, a few µs each, of which the best scored are ranked. */
export const FETCHED_MAX = 700;
/** What a window of days should hold: more than are ranked, as the estimate may be wrong by half. */
const WINDOW_MATCHES = 450;
/** From this share on a walk down the scores meets RANKED_MAX matches sooner than an index lists all. */
const WALK_SHARE = 0.2;

/** Which way costs least for so many matches, by the planner's estimate. */
export function chooseReach(matchCount: number, { paperCount, dates }: Spread): Reach {
  if (matchCount <= WINDOW_MATCHES || paperCount === 0) return { way: "all" };
  if (matchCount >= paperCount * WALK_SHARE) return { way: "walk" };
  const since = dateBefore(dates, WINDOW_MATCHES / matchCount);
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
 * A wider reach for words that were more common once than lately: null when all was reached. Eight
 * times the matches at most are looked at then, bounded by FETCHED_MAX.
 */
export function widenReach(reach: Reach, foundCount: number): Reach | null {
  return reach.way === "since" && foundCount < RANKED_MAX / 4 ? { way: "all" } : null;
}
