import { EmptyFeed } from "@/components/feed/EmptyFeed";
import { FeedList } from "@/components/feed/FeedList";
import { FeedRangeLine } from "@/components/feed/FeedRangeLine";
import { FeedToolbar } from "@/components/feed/FeedToolbar";
import type { FeedPage } from "@/lib/feeds/feed";
import type { ListPath } from "@/lib/paths/compose";

type Props = { feed: FeedPage; isFirst: boolean; nextPath: string | null; list: ListPath };

/** A feed below its heading: siblings, the time it covers, the papers, the way on. */
export function FeedView({ feed, isFirst, nextPath, list }: Props) {
  const isRanked = isFirst && list.order !== "newest";
  return (
    <>
      <FeedToolbar {...list} />
      {list.order !== "newest" && <FeedRangeLine range={feed.range} window={list.window} />}
      {feed.papers.length > 0 ? (
        <FeedList papers={feed.papers} isRanked={isRanked} nextPath={nextPath} />
      ) : (
        <EmptyFeed isLast={!isFirst} hasTags={list.tags !== ""} />
      )}
    </>
  );
}
