/**
 * How the papers are found that are worth ranking. Of few matches all; of a crowd the best scored,
 * which are nearly all young: so those `since` a day, or, where that meets enough sooner, by a walk
 * down the list of scores, of all papers or of one tag's.
 */
export type Reach =
  | { way: "all" }
  | { way: "since"; since: Date }
  | { way: "walk"; tag: string | null; walked: number };

/** How many papers there are, of each tag too, and evenly spread dates of theirs, the oldest first. */
export type Spread = { paperCount: number; dates: Date[]; tags: TagSizes };
export type TagSizes = Record<string, { id: number; paperCount: number }>;

/** What a question says itself of where its matches stand. */
export type Bounds = { after: Date | null; before: Date | null; tags: string[] };
export const ANYWHERE: Bounds = { after: null, before: null, tags: [] };

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
/** To read a paper's words on a walk costs as much as to read so many places in an index of words. */
const PLACES_A_WALKED = 20;
/**
 * A walk ends after so many times the papers it should take: of a phrase the planner expects all papers
 * that have its words, and a walk for a rare one would read a million (26 s).
 */
const WALK_PATIENCE = 3;
/** Some 20 ms. */
const WALKED_LEAST = 2_000;
/** So few papers of a tag are walked in some 16 ms, whatever their words' indexes would cost. */
const WALKED_OF_TAG = 2_000;

/** Fewer than these are a page or two of results. */
const HARDLY_ANY = 75;

/** Which way costs least for so many matches, by the planner's estimate. */
export function chooseReach(
  matchCount: number,
  spread: Spread,
  { ranked, window }: Depth,
  bounds = ANYWHERE,
): Reach {
  if (matchCount <= window || spread.paperCount === 0) return { way: "all" };
  const { dates } = spread;
  const to = bounds.before ? shareBefore(dates, bounds.before) : 1;
  const share = to - (bounds.after ? shareBefore(dates, bounds.after) : 0);
  const tag = bounds.tags[0] ?? null;
  const population = (tag && spread.tags[tag]?.paperCount) || spread.paperCount;
  // Scores begin at today: a walk to what is older would read everything since.
  const walked = bounds.before
    ? Number.POSITIVE_INFINITY
    : (ranked / matchCount) * population * share;
  if (walked <= Math.max(matchCount / PLACES_A_WALKED, tag ? WALKED_OF_TAG : 0)) {
    return { way: "walk", tag, walked: Math.max(WALKED_LEAST, Math.ceil(walked * WALK_PATIENCE)) };
  }
  const since = dateAt(dates, to - (share * window) / matchCount);
  return since ? { way: "since", since } : { way: "all" };
}

/** The date before which this share of the papers stands; between two known dates, evenly. */
function dateAt(dates: Date[], share: number): Date | null {
  const place = (dates.length - 1) * Math.min(1, Math.max(0, share));
  const [older, younger] = [dates[Math.floor(place)], dates[Math.ceil(place)]];
  if (!older || !younger) return null;
  const part = place - Math.floor(place);
  return new Date(older.getTime() + part * (younger.getTime() - older.getTime()));
}

/** The share of the papers that are older. */
function shareBefore(dates: Date[], date: Date): number {
  const older = dates.filter((one) => one < date).length;
  return older / Math.max(1, dates.length);
}

/**
 * A wider reach for words that were more common once than lately: null when all was reached. No
 * more are looked at then either.
 */
export function widenReach(reach: Reach, foundCount: number): Reach | null {
  return reach.way === "since" && foundCount < HARDLY_ANY ? { way: "all" } : null;
}
