import type { PaperLink, PaperVersion } from "@/lib/papers/paper";

export const EXPORTS = ["papers", "readers", "all"] as const;
export type ExportName = (typeof EXPORTS)[number];

export const isExportName = (name: string): name is ExportName =>
  (EXPORTS as readonly string[]).includes(name);

/**
 * A paper as a line says it: all that `npm run import -- --format jsonl` reads, and besides it the
 * tags and observations, which the import derives or gathers itself. Instants are ISO 8601 in UTC.
 */
export type ExportedPaper = {
  publicId: string;
  arxivId: string | null;
  doi: string | null;
  title: string;
  abstract: string;
  authors: string[];
  primaryCategory: string | null;
  categories: string[];
  comment: string | null;
  journalRef: string | null;
  version: number;
  versions: PaperVersion[];
  submittedAt: Date | null;
  revisedAt: Date | null;
  announcedOn: string | null;
  withdrawnAt: Date | null;
  withdrawalReason: string | null;
  links: PaperLink[];
  source: string;
  firstSeenAt: Date;
  tags: string[];
  observations: { signal: string; source: string; observedAt: string; value: number }[];
};

/** A reader with what they follow. Tokens are never exported: another installation mints its own. */
export type ExportedReader = {
  email: string;
  /** pending, confirmed, unsubscribed, bounced: whoever imports must not mail the last two. */
  state: string;
  createdAt: Date;
  confirmedAt: Date | null;
  subscription: Record<string, unknown> | null;
};

/** One line of JSON, its kind first, so that a file of all can be told apart line by line. */
export const formatLine = (type: "paper" | "reader", row: ExportedPaper | ExportedReader): string =>
  `${JSON.stringify({ type, ...row })}\n`;
