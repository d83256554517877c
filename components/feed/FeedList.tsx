import { FeedCard } from "@/components/feed/FeedCard";
import type { FeedPaper } from "@/lib/feeds/feed";

type Props = {
  papers: FeedPaper[];
  /** Numbers say a rank: only the first page of a ranked feed knows them. */
  isRanked: boolean;
  /** Address of the page after this one, when there is one. */
  nextPath: string | null;
};

export function FeedList({ papers, isRanked, nextPath }: Props) {
  return (
    <>
      <ol className={isRanked ? "feed ranked" : "feed"} data-feed>
        {papers.map((paper) => (
          <FeedCard key={paper.publicId} paper={paper} />
        ))}
      </ol>
      {nextPath && (
        <p className="more">
          <a className="button quiet" href={nextPath} rel="next" data-more>
            More papers
          </a>
        </p>
      )}
    </>
  );
}
