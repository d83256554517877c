import { EmptyFeed } from "@/components/feed/EmptyFeed";
import { FeedList } from "@/components/feed/FeedList";
import { FeedRangeLine } from "@/components/feed/FeedRangeLine";
import { FeedToolbar } from "@/components/feed/FeedToolbar";
import type { FeedPage } from "@/lib/feeds/feed";
import type { ListPath } from "@/lib/paths/compose";

const DAY_MS = 86_400_000;

type Props = { feed: FeedPage; isFirst: boolean; nextPath: string | null; list: ListPath };

/** A feed below its heading: siblings, the time it covers, the papers, the way on. */
export function FeedView({ feed, isFirst, nextPath, list }: Props) {
  const isRanked = isFirst && list.order !== "newest";
  return (
    <>
      <FeedToolbar {...list} />
      {list.order !== "newest" && (
        <FeedRangeLine
          range={feed.range}
          window={list.window}
          dayBefore={findDayBefore(list, feed)}
        />
      )}
      {feed.papers.length > 0 ? (
        <FeedList papers={feed.papers} isRanked={isRanked} nextPath={nextPath} />
      ) : (
        <EmptyFeed isLast={!isFirst} hasTags={list.tags !== ""} />
      )}
    </>
  );
}

/** Days have pages of all papers, not of a tag. */
function findDayBefore({ window, tags }: ListPath, { range }: FeedPage): string | undefined {
  if (window !== "day" || tags !== "" || !range) return undefined;
  return new Date(range.to.getTime() - DAY_MS).toISOString().slice(0, 10);
}
