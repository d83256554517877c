import type { FeedRange } from "@/lib/feeds/window";
import type { PaperScore } from "@/lib/ranking/score";
import type { Move } from "./compare";

/**
 * What stands for "known at that hour": papers this site had seen by then, or, where it had seen none yet
 * because it was set up later, those that had been announced.
 */
export type Basis = "seen" | "announced";

export type ReplayedPaper = PaperScore & {
  rank: number;
  publicId: string;
  title: string;
  reason: string;
  /** Its text changed since: only the latest is stored. */
  isRevised: boolean;
};
export type Replay = { formula: string; version: number; papers: ReplayedPaper[] };
export type ReplayReport = {
  at: Date;
  basis: Basis;
  range: FeedRange;
  /** Papers of the range. */
  paperCount: number;
  /** The front page by each formula asked for. */
  replays: Replay[];
  /** Between the first and the last of them. */
  moves: Move[];
};
