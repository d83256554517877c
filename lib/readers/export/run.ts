import { settings } from "@/lib/env";
import { nameTags } from "@/lib/subscriptions/choices";
import { findPreferences } from "@/lib/subscriptions/preferences/store";
import { composeOpml } from "./opml";
import { findReaderExport, type ReaderExport } from "./store";

/** Everything a reader has here, as JSON would hold it. */
export function exportReader(readerId: number): Promise<ReaderExport | null> {
  return findReaderExport(readerId);
}

/** The feeds of the tags a reader follows; of everything when they follow no tag. */
export async function exportFeeds(readerId: number): Promise<string> {
  const { APP_URL } = settings();
  const tags = nameTags((await findPreferences(readerId))?.tags ?? []);
  const all = { name: "Trending papers", url: `${APP_URL}/feed.xml`, pageUrl: `${APP_URL}/` };
  const feeds = tags.map(({ slug, name }) => ({
    name,
    url: `${APP_URL}/tags/${slug}/feed.xml`,
    pageUrl: `${APP_URL}/tags/${slug}`,
  }));
  return composeOpml(feeds.length > 0 ? feeds : [all]);
}
