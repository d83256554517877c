import { settings } from "@/lib/env";
import { searchChannelPath, searchPath } from "@/lib/paths/compose";
import { nameTags } from "@/lib/subscriptions/choices";
import type { StoredPreferences } from "@/lib/subscriptions/preferences/form";
import { findPreferences } from "@/lib/subscriptions/preferences/store";
import { composeOpml } from "./opml";
import { findReaderExport, type ReaderExport } from "./store";

/** Everything a reader has here, as JSON would hold it. */
export function exportReader(readerId: number): Promise<ReaderExport | null> {
  return findReaderExport(readerId);
}

/** The feeds of the tags, searches, authors and phrases a reader follows; of everything when there are none. */
export async function exportFeeds(readerId: number): Promise<string> {
  const { APP_URL } = settings();
  const followed = await findPreferences(readerId);
  const tags = nameTags(followed?.tags ?? []);
  const all = { name: "Trending papers", url: `${APP_URL}/feed.xml`, pageUrl: `${APP_URL}/` };
  const tagFeeds = tags.map(({ slug, name }) => ({
    name,
    url: `${APP_URL}/tags/${slug}/feed.xml`,
    pageUrl: `${APP_URL}/tags/${slug}`,
  }));
  const searchFeeds = (followed ? listAsSearches(followed) : []).map((text) => ({
    name: text,
    url: APP_URL + searchChannelPath(text, "feed.xml"),
    pageUrl: APP_URL + searchPath({ text }),
  }));
  const feeds = [...tagFeeds, ...searchFeeds];
  return composeOpml(feeds.length > 0 ? feeds : [all]);
}

/** Authors and phrases have no feeds of their own; searches for them have, and find nearly the same. */
function listAsSearches(followed: StoredPreferences): string[] {
  const quote = (text: string) => `"${text.replaceAll('"', " ")}"`;
  const { searches, authors, phrases } = followed;
  return [...searches, ...authors.map((name) => `author:${quote(name)}`), ...phrases.map(quote)];
}
