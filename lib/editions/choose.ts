import { keepYoungest } from "@/lib/kept/youngest";
import { type Narrowing, narrow } from "@/lib/tags/filter";
import {
  addPlace,
  eachPlace,
  hasPlace,
  intersect,
  noPlaces,
  type Places,
  selectPlaces,
  subtract,
  unite,
} from "./places";
import { type FoundPlaces, giveTurns, listFoundPlaces } from "./searches";

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
  /** In canonical form. */
  searches: string[];
  minScore: number | null;
};

/** A pool with the places of its papers by what can be followed: choosing looks at no paper twice. */
export type IndexedPool = {
  papers: PoolPaper[];
  fresh: Places;
  byTag: Map<string, Places>;
  /** Places, best first, by search: what the database found, as it alone reads words as searches do. */
  bySearch: Map<string, FoundPlaces>;
  /** By id; filled with the searches, as nothing else asks. */
  placeOf: Map<number, number>;
  /** Places by name, phrase and minimum, looked for when one is first asked for. */
  asked: Map<string, Places>;
};

/** Papers listed in the last week are news; older ones only fill a list that is short. */
const DAY_MS = 86_400_000;
const FRESH_MS = 7 * DAY_MS;
/** As on the pages: a window with fewer papers is extended backwards until it has these. */
const MINIMUM_PAPERS = 30;
/** Beyond what is needed, as a paper listed a second time may have been mailed long ago. */
const SPARE_PAPERS = 10;

/** Names, phrases and minima kept: a few megabytes. Those beyond are looked for again. */
const ASKED_MAX = 2_000;

export function indexPool(papers: PoolPaper[], now: Date): IndexedPool {
  const byTag = new Map<string, Places>();
  for (const [place, { tags }] of papers.entries()) {
    for (const tag of tags) {
      const places = byTag.get(tag) ?? noPlaces(papers.length);
      addPlace(places, place);
      byTag.set(tag, places);
    }
  }
  const fresh = selectPlaces(papers, ({ listedAt }) => +now - +listedAt <= FRESH_MS);
  return { papers, fresh, byTag, bySearch: new Map(), placeOf: new Map(), asked: new Map() };
}

/** Papers mailed before this are not fresh: no list beyond thirty has them. A day more, for the clock. */
export const memoryOfFresh = (now: Date): Date => new Date(now.getTime() - FRESH_MS - DAY_MS);

/**
 * The papers a profile may be mailed, best first: those it follows of the last week, and where
 * these are fewer than thirty the next best. What a reader already had is taken off later: of what
 * is wanted and what was had since `memoryOfFresh` together, `neededCount`, no more is listed.
 */
export function choosePapers(pool: IndexedPool, profile: Profile, neededCount: number): number[] {
  const max = Math.max(MINIMUM_PAPERS, neededCount + SPARE_PAPERS);
  const found = profile.searches.length > 0 ? listFoundPlaces(pool, profile.searches) : undefined;
  const followed = listFollowed(pool, profile, found);
  const places = listInTime(pool.fresh, followed, max);
  const chosen = found ? mixNews(pool, places, found, followed, max) : places;
  return chosen.map((place) => pool.papers[place]?.id ?? 0);
}

/** The places of what is fresh, and of older papers where these are fewer than thirty. */
function listInTime(fresh: Places, followed: Places, max: number): number[] {
  let oldCount = MINIMUM_PAPERS - countFresh(followed, fresh);
  const places: number[] = [];
  for (const place of eachPlace(followed)) {
    if (!hasPlace(fresh, place) && oldCount-- <= 0) continue;
    places.push(place);
    if (places.length === max) break;
  }
  return places;
}

/** What searches found that is news, and was not left out, gets its turns. */
function mixNews(
  { fresh }: IndexedPool,
  places: number[],
  found: Places,
  followed: Places,
  max: number,
): number[] {
  const news = intersect(intersect(found, followed), fresh);
  const waiting: number[] = [];
  for (const place of eachPlace(news)) if (waiting.push(place) === max) break;
  return giveTurns(places, waiting, (place) => hasPlace(news, place), max);
}

/** Up to thirty: more make no difference. */
function countFresh(followed: Places, fresh: Places): number {
  let count = 0;
  for (const place of eachPlace(followed)) {
    if (hasPlace(fresh, place)) count += 1;
    if (count === MINIMUM_PAPERS) break;
  }
  return count;
}

/** Follows widen, exclusions and the minimum narrow; to follow nothing is to follow everything. */
export function listFollowed(pool: IndexedPool, profile: Profile, found?: Places): Places {
  const { tags, authors, phrases, searches, excludedTags, minScore } = profile;
  const { papers, byTag } = pool;
  const followsAll = tags.length + authors.length + phrases.length + searches.length === 0;
  const followed = followsAll ? selectPlaces(papers, () => true) : noPlaces(papers.length);
  for (const tag of tags) unite(followed, byTag.get(tag) ?? noPlaces(0));
  for (const name of authors) unite(followed, findPlaces(pool, `by ${name}`, isBy(name)));
  for (const phrase of phrases) {
    unite(followed, findPlaces(pool, `says ${phrase}`, says(phrase.toLowerCase())));
  }
  if (searches.length > 0) unite(followed, found ?? listFoundPlaces(pool, searches));
  narrow(followed, { all: [], none: excludedTags }, narrowPlaces(byTag));
  if (minScore !== null) {
    intersect(
      followed,
      findPlaces(pool, `from ${minScore}`, ({ merit }) => merit >= minScore),
    );
  }
  return followed;
}

/** The shared rule on sets of places, which are cut as they are. */
export const narrowPlaces = (byTag: IndexedPool["byTag"]): Narrowing<Places> => ({
  keep: (places, tag) => intersect(places, byTag.get(tag) ?? noPlaces(0)),
  drop: (places, tag) => subtract(places, byTag.get(tag) ?? noPlaces(0)),
});

const says = (phrase: string) => (paper: PoolPaper) => paper.text.includes(phrase);
const isBy = (name: string) => (paper: PoolPaper) =>
  paper.authors.some((author) => compare(author, name) === 0);
/** One collator for all: localeCompare makes its own at every call. */
const { compare } = new Intl.Collator("en", { sensitivity: "base" });

function findPlaces(
  { papers, asked }: IndexedPool,
  question: string,
  isMeant: (paper: PoolPaper) => boolean,
): Places {
  const places = asked.get(question) ?? selectPlaces(papers, isMeant);
  keepYoungest(asked, question, places, ASKED_MAX);
  return places;
}
