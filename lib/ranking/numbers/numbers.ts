import type { FeedTag } from "@/lib/feeds/feed";

/** Papers whose signals are told: enough to see which are alive, few enough to ask at any size. */
export const NEWEST = 1_000;

/** One signal as it is known of the newest papers. */
export type SignalNumbers = { signal: string; source: string; paperCount: number; lastAt: Date };
export type RankingNumbers = {
  /** Ranked papers and stored readings; estimated by PostgreSQL where they are many. */
  paperCount: number;
  readingCount: number;
  /** When the formula of this name first ranked here; null before. */
  formulaSince: Date | null;
  /** The signals of the NEWEST papers, the one known of most first. */
  signals: SignalNumbers[];
};

/** With how the front page is shared between tags. */
export type RankingFacts = RankingNumbers & {
  shownCount: number;
  largest: { tag: FeedTag; count: number } | null;
};
