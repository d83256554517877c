import type { ScorePart } from "@/lib/ranking/score";
import type { PaperLink, PaperVersion } from "./paper";

export type PaperDetailTag = {
  slug: string;
  name: string;
  confidence: number;
  isPrimary: boolean;
  evidence: string[];
};

/** Everything a paper's own page says. Dates are YYYY-MM-DD, instants UTC. */
export type PaperDetail = {
  id: number;
  publicId: string;
  arxivId: string | null;
  doi: string | null;
  title: string;
  abstract: string;
  tldr: string | null;
  authors: string[];
  primaryCategory: string | null;
  categories: string[];
  comment: string | null;
  journalRef: string | null;
  links: PaperLink[];
  version: number;
  versions: PaperVersion[];
  submittedAt: Date | null;
  revisedAt: Date | null;
  announcedOn: string | null;
  withdrawnAt: Date | null;
  withdrawalReason: string | null;
  source: string;
  firstSeenAt: Date;
  changedAt: Date;
  /** The primary one first, then by confidence. */
  tags: PaperDetailTag[];
  /** Null when it is withdrawn, or not ranked yet. */
  score: { score: number; merit: number; listedAt: Date; parts: ScorePart[] } | null;
};
