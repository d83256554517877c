import type { Order } from "@/lib/feeds/feed";
import type { Window } from "@/lib/feeds/window";
import type { Sort } from "@/lib/search/cursor";

/** A list of papers as an address names it. `tags` is in canonical form; empty for all papers. */
export type ListPath = { order: Order; window: Window; tags: string };

export const paperPath = (publicId: string): string => `/papers/${publicId}`;

export const tagPath = (tags: string): string => `/tags/${tags}`;

/** The address of a list's first page, or of the page after a cursor. */
export function listPath({ order, window, tags }: ListPath, after?: string): string {
  const base = tags ? tagPath(tags) : "";
  if (order === "newest") return withCursor(`${base}/new`, after);
  // A tag page without a window is its trending list; the front page is the window "day".
  if (order === "trending" && tags) return withCursor(base, after);
  if (window === "day" && !tags && !after) return "/";
  return withCursor(`${base}/top/${window}`, after);
}

const withCursor = (path: string, after?: string): string =>
  after ? `${path}/after/${after}` : path;

/** The picture that is shown with a link to a paper's or a tag's page. */
export const cardPath = (pagePath: string): string => `${pagePath}/card.png`;

type SearchAddress = { text: string; sort?: Sort; after?: string };

/** The address of a page of results. */
export function searchPath({ text, sort = "relevance", after }: SearchAddress): string {
  const parameters = new URLSearchParams({ q: text });
  if (sort !== "relevance") parameters.set("sort", sort);
  if (after) parameters.set("after", after);
  return `/search?${parameters}`;
}

export type ChannelForm = "feed.xml" | "atom.xml" | "feed.json";

/** Where a feed reader finds what a reader follows; whoever has the token may read it. */
export const followedPath = (token: string, form: ChannelForm): string => `/feeds/${token}/${form}`;

/** Where a feed reader finds what a search finds, the newest first. */
export const searchChannelPath = (text: string, form: ChannelForm): string =>
  `/search/${form}?${new URLSearchParams({ q: text })}`;

/** Where a search is followed by mail. */
export const followSearchPath = (text: string): string =>
  `/subscribe?${new URLSearchParams({ q: text })}`;

/** Where a feed reader finds a list: all papers, or those of a tag. */
export const channelPath = (tags: string, form: ChannelForm): string =>
  tags ? `${tagPath(tags)}/${form}` : `/${form}`;
