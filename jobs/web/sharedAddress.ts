import { matchPath } from "@/lib/paths/match";

type Request = { method?: string | undefined; url?: string | undefined };
/**
 * `path` is what a page is asked for by, `key` what it is kept by: "/" and "/top/day" are one.
 * A feed says itself how long it may be kept; a page is rendered as if for one, and we say it.
 */
export type SharedAddress = { key: string; path: string; isPage: boolean };

/** A search asks what no path says. */
const SEARCH_CHANNEL = /\/search$/;

/**
 * Pure: the address of an answer that is the same for everybody, or null. Such an answer follows
 * from its path alone: a question behind it, a cookie or any other header changes nothing, and none
 * of them is passed on to whoever makes it.
 */
export function findSharedAddress({ method, url = "" }: Request): SharedAddress | null {
  if (method !== "GET" && method !== "HEAD") return null;
  const [path = ""] = url.split("?", 1);
  const match = matchPath(path);
  if (match.kind === "cached") return { key: match.to, path, isPage: true };
  const isFeed = match.kind === "data" && !SEARCH_CHANNEL.test(match.to);
  return isFeed ? { key: match.to, path, isPage: false } : null;
}
