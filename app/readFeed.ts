import { notFound } from "next/navigation";
import { decodeCursor } from "@/lib/feeds/cursor";
import type { FeedPage } from "@/lib/feeds/feed";
import { listFeed } from "@/lib/feeds/store";
import { type ListPath, listPath } from "@/lib/paths/compose";
import { NO_FILTER, parseTagPath } from "@/lib/tags/filter";

/** One page of a feed; HTML of thirty cards stays under 80 KB. */
export const PAPERS_PER_PAGE = 30;

export type ListPage = { feed: FeedPage; isFirst: boolean; nextPath: string | null };

/** Reads the list an address names; `rest` is what follows it: nothing, or "after" and a cursor. */
export async function readFeed(list: ListPath, rest: string[] = []): Promise<ListPage> {
  const after = parseAfter(rest);
  const tags = list.tags ? parseTagPath(list.tags) : NO_FILTER;
  if (!tags) notFound();
  const feed = await listFeed({
    order: list.order,
    window: list.order === "newest" ? undefined : list.window,
    tags,
    after,
    limit: PAPERS_PER_PAGE,
    now: new Date(),
  });
  const nextPath = feed.nextCursor && listPath(list, feed.nextCursor);
  return { feed, isFirst: !after, nextPath };
}

/** The cursor behind "after", if any; anything else has no page. */
export function parseAfter(rest: string[]) {
  if (rest.length === 0) return undefined;
  const cursor = rest.length === 2 && rest[0] === "after" ? decodeCursor(rest[1] ?? "") : null;
  // proxy.ts has looked already; this holds when a page is reached another way.
  if (!cursor) notFound();
  return cursor;
}
