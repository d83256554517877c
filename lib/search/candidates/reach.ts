/**
 * How the papers are found that are worth ranking. Of few matches all; of a crowd the newest, those
 * `since` a day, or, where that meets enough sooner, the best scored, which are nearly all young, by a
 * walk down the list of scores, of all papers or of one tag's.
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

/** How many matches are looked at: `ranked` of them, the newest of `fetched`. */
export type Depth = {
  /** Ranking reads all words of a paper: some 10 µs each. */
  ranked: number;
  /**
   * So many, the first, are put in order by how near their words stand to one another: 3 µs each for
   * two words, 10 for eight. Of the others those count that have all words in the title or as a phrase.
   */
  weighed: number;
  /** Matches fetched by their place in the table, some µs each; more are not looked at. */
  fetched: number;
  /** What a window of days should hold: more than are ranked, as the estimate may be wrong. */
  window: number;
};

/** Ten pages of results, and more than an open question takes of each of its lists. */
export const USUAL: Depth = { ranked: 200, weighed: 200, fetched: 2_000, window: 250 };
/**
 * A sentence is given by who wants the one paper that says it, however old (of six words in a row 0.958,
 * and 0.973 with 900 ranked: mean reciprocal rank, 40,924 papers).
 */
export const DEEP: Depth = { ranked: 350, weighed: 150, fetched: 2_000, window: 420 };

/** In the order of a date or a score; an end is shown after so many. */
export const SORTED: Depth = { ranked: 700, weighed: 0, fetched: 2_000, window: 700 };

/** What is read costs, in entries of an index of dates, which are read in a row: 0.1 µs each. */
const COSTS = {
  /** A paper that an index of words names. */
  named: 5,
  /** A paper fetched by its place in the table: from the server's memory, or from the system's. */
  fetched: 40,
  /** A paper met on a walk: looked up, and its words read. */
  walked: 50,
};
/** The planner's estimate is good to within a half: of more, some might not be looked at. */
const FETCHED_SURELY = 1.5;
/**
 * A walk ends after so many times the papers it should take: of a phrase the planner expects all papers
 * that have its words, and a walk for a rare one would read a million (26 s).
 */
const WALK_PATIENCE = 1.5;
/** Some 10 ms. */
const WALKED_LEAST = 2_000;

/** Fewer than these are a page or two of results. */
const HARDLY_ANY = 75;

/**
 * What the planner expects: how many papers fit, and how many have the rarest of the words that all must
 * have. Of those an index of words is read, however few of them fit.
 */
export type Estimate = { matchCount: number; namedCount: number };

/** How many have the rarest of so many words at most, for so few to have them all by chance. */
export const mostNamed = (matchCount: number, wordCount: number, paperCount: number): number =>
  paperCount * (matchCount / paperCount) ** (1 / Math.max(1, wordCount));

/** To ask for the rarest word takes a millisecond or two. */
const WORTH_ASKING = 50_000;
/** Whether the index may have to be read for long. */
export const isWorthAsking = (matchCount: number, wordCount: number, paperCount: number): boolean =>
  mostNamed(matchCount, wordCount, paperCount) * COSTS.named > WORTH_ASKING;

/** Which way costs least. */
export function chooseReach(
  { matchCount, namedCount }: Estimate,
  spread: Spread,
  depth: Depth,
  bounds = ANYWHERE,
): Reach {
  if (matchCount <= depth.ranked || spread.paperCount === 0) return { way: "all" };
  const { dates, paperCount } = spread;
  const to = bounds.before ? shareBefore(dates, bounds.before) : 1;
  const share = to - (bounds.after ? shareBefore(dates, bounds.after) : 0);
  const tag = bounds.tags[0] ?? null;
  const population = (tag && spread.tags[tag]?.paperCount) || paperCount;
  const walked = (depth.ranked / matchCount) * population * share;
  const since = dateAt(dates, to - (share * depth.window) / matchCount);
  const named = namedCount * COSTS.named;
  // Whether a paper has a tag is asked when it is fetched.
  const fetched = matchCount * (paperCount / population) * COSTS.fetched;
  const inWindow = depth.window / matchCount;
  const costs = {
    all: matchCount * FETCHED_SURELY > depth.fetched ? FAR : named + fetched,
    since: since ? named + inWindow * (share * paperCount + fetched) : FAR,
    // Scores begin at today: a walk to what is older would read everything since.
    walk: bounds.before ? FAR : walked * COSTS.walked,
  };
  if (costs.walk < Math.min(costs.all, costs.since)) {
    return { way: "walk", tag, walked: Math.max(WALKED_LEAST, Math.ceil(walked * WALK_PATIENCE)) };
  }
  return since && costs.since < costs.all ? { way: "since", since } : { way: "all" };
}

const FAR = Number.POSITIVE_INFINITY;

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
