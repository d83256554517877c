import type { ScorePart } from "@/lib/ranking/score";
import type { PaperStatement } from "./statement";

export type PaperDetailTag = {
  slug: string;
  name: string;
  confidence: number;
  isPrimary: boolean;
  evidence: string[];
};

/** Everything a paper's own page says. Dates are YYYY-MM-DD, instants UTC. */
export type PaperDetail = Omit<PaperStatement, "statedAt" | "contentHash"> & {
  id: number;
  firstSeenAt: Date;
  changedAt: Date;
  /** The primary one first, then by confidence. */
  tags: PaperDetailTag[];
  /** Null when it is withdrawn, or not ranked yet. */
  score: { score: number; merit: number; listedAt: Date; parts: ScorePart[] } | null;
};
