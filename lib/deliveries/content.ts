import type { PaperLink } from "@/lib/papers/paper";

/** A paper as an edition shows it, frozen when the edition was planned. */
export type EditionPaper = {
  id: number;
  publicId: string;
  arxivId: string | null;
  title: string;
  authors: string[];
  tldr: string | null;
  /** YYYY-MM-DD */
  submittedOn: string | null;
  links: PaperLink[];
  tags: { slug: string; name: string }[];
  /** Why it is here, in a few words. */
  reason: string;
};

/** What became of a paper that the reader was mailed before. */
export type EditionChange = {
  publicId: string;
  title: string;
  change: "withdrawn" | "replaced";
  /** YYYY-MM-DD */
  mailedOn: string;
};

/** A claimed delivery with what its mail says, but for its papers. */
export type ClaimedDelivery = {
  id: bigint;
  messageId: string;
  readerId: number;
  email: string;
  tokenVersion: number;
  editionId: number;
  kind: EditionKind;
  /** YYYY-MM-DD */
  editionOn: string;
  note: string | null;
  paperIds: number[];
  /** The followed search that found each paper, or ""; null when none found any. */
  foundBy: string[] | null;
  changes: EditionChange[];
  /** Slugs of the tags followed and left out. */
  tags: string[];
  excludedTags: string[];
  authors: string[];
  phrases: string[];
  searches: string[];
  weekdaysOnly: boolean;
  hour: number;
  timeZone: string;
  cadence: string;
};

export type EditionKind = "daily" | "weekly" | "welcome";
