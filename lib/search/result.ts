import type { FeedTag } from "@/lib/feeds/feed";
import type { Segment } from "@/lib/search/highlight";

/** What a line of the search page shows. */
export type SearchResult = {
  publicId: string;
  title: Segment[];
  /** The passage of the abstract that fits best. */
  passage: Segment[];
  authors: string[];
  authorCount: number;
  tags: FeedTag[];
  submittedAt: Date | null;
  hasCode: boolean;
  upvoteCount: number;
  isWithdrawn: boolean;
};

export type SearchPage = {
  results: SearchResult[];
  nextCursor: string | null;
  /** How many papers fit; "more than" these where they are a crowd. */
  count: number;
  isCountCapped: boolean;
  /** The words as they were understood, when some were mended. */
  corrected?: string | null;
  /** What may have been meant, when the words were left as they are. */
  meant?: string | null;
};
