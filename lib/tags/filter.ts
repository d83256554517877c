import { findTagBySlug } from "./taxonomy";

/** Which papers a list shows: those with every tag of `all` and with no tag of `none`. */
export type TagFilter = { all: string[]; none: string[] };

export const NO_FILTER: TagFilter = { all: [], none: [] };

/** How a list is cut down to the papers with a tag, or to those without it: as SQL, or as a set in memory. */
export type Narrowing<List> = {
  keep: (list: List, slug: string) => List;
  drop: (list: List, slug: string) => List;
};

/**
 * The one rule of which papers a filter leaves: pages, channels, search, API, private feeds and mail all
 * narrow by it. It cuts last, so nothing else that is followed or wanted brings an excluded paper back.
 */
export const narrow = <List>(
  list: List,
  { all, none }: TagFilter,
  { keep, drop }: Narrowing<List>,
): List => none.reduce(drop, all.reduce(keep, list));

/** More would make ever more distinct cached pages for ever fewer papers. */
export const TAGS_IN_PATH_MAX = 3;

const PATH_PATTERN = /^-?[a-z0-9-]+(,-?[a-z0-9-]+)*$/;

/**
 * `speech,agents,-video` to the filter it means, in canonical order, or null when it is malformed,
 * names an unknown tag or too many, wants and excludes the same tag, or only excludes.
 */
export function parseTagPath(path: string): TagFilter | null {
  if (!PATH_PATTERN.test(path)) return null;
  const parts = [...new Set(path.split(","))];
  if (parts.length > TAGS_IN_PATH_MAX) return null;
  const all = parts.filter((part) => !part.startsWith("-")).sort();
  const none = parts.filter((part) => part.startsWith("-")).map((part) => part.slice(1));
  const isKnown = [...all, ...none].every((slug) => findTagBySlug(slug));
  const isContradiction = none.some((slug) => all.includes(slug));
  if (!isKnown || isContradiction || all.length === 0) return null;
  return { all, none: none.sort() };
}

/** The canonical path of a filter: wanted tags, then excluded ones, each sorted. */
export function formatTagPath(filter: TagFilter): string {
  return [...[...filter.all].sort(), ...[...filter.none].sort().map((slug) => `-${slug}`)].join(
    ",",
  );
}
