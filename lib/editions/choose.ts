/** A paper as far as choosing needs it. Pools come ordered by score, best first. */
export type PoolPaper = {
  id: number;
  merit: number;
  listedAt: Date;
  tags: string[];
  authors: string[];
  /** Title and abstract, lower case. */
  text: string;
};

/** What subscriptions have in common when the same list serves them. */
export type Profile = {
  key: string;
  tags: string[];
  excludedTags: string[];
  authors: string[];
  phrases: string[];
  minScore: number | null;
};

/** Papers listed in the last week are news; older ones only fill a list that is short. */
const FRESH_MS = 7 * 86_400_000;
/** As on the pages: a window with fewer papers is extended backwards until it has these. */
const MINIMUM_PAPERS = 30;
/** Four mails of the largest size: enough to skip whatever a reader had before. */
const CHOSEN_MAX = 200;

/**
 * The papers a profile may be mailed, best first: those it follows of the last week, and where
 * these are fewer than thirty the next best. What a reader already had is taken off later.
 */
export function choosePapers(pool: PoolPaper[], profile: Profile, now: Date): number[] {
  const followed = pool.filter((paper) => isFollowed(paper, profile));
  const isFresh = (paper: PoolPaper) => now.getTime() - paper.listedAt.getTime() <= FRESH_MS;
  const freshCount = followed.filter(isFresh).length;
  let oldCount = Math.max(0, MINIMUM_PAPERS - freshCount);
  return followed
    .filter((paper) => isFresh(paper) || oldCount-- > 0)
    .slice(0, CHOSEN_MAX)
    .map((paper) => paper.id);
}

/** Follows widen, exclusions and the minimum narrow; to follow nothing is to follow everything. */
export function isFollowed(paper: PoolPaper, profile: Profile): boolean {
  const { tags, excludedTags, authors, phrases, minScore } = profile;
  if (minScore !== null && paper.merit < minScore) return false;
  if (excludedTags.some((tag) => paper.tags.includes(tag))) return false;
  if (tags.length + authors.length + phrases.length === 0) return true;
  return (
    tags.some((tag) => paper.tags.includes(tag)) ||
    authors.some((name) => paper.authors.some((author) => isSameName(author, name))) ||
    phrases.some((phrase) => paper.text.includes(phrase.toLowerCase()))
  );
}

const isSameName = (one: string, other: string) =>
  one.localeCompare(other, "en", { sensitivity: "base" }) === 0;
