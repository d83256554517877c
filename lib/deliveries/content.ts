import type { PaperLink } from "@/lib/papers/paper";

/** A paper as an edition shows it. */
export type EditionPaper = {
  id: number;
  publicId: string;
  arxivId: string | null;
  title: string;
  authors: string[];
  tldr: string | null;
  submittedAt: Date | null;
  links: PaperLink[];
  tags: { slug: string; name: string }[];
  /** Why it is here, in a few words. */
  reason: string;
};

/** A claimed delivery with what its mail says, but for its papers. */
export type ClaimedDelivery = {
  id: bigint;
  messageId: string;
  readerId: number;
  email: string;
  tokenVersion: number;
  kind: EditionKind;
  /** YYYY-MM-DD */
  editionOn: string;
  note: string | null;
  paperIds: number[];
  changedPaperIds: number[];
  /** Names of the tags followed; empty for all of them. */
  tags: string[];
  hour: number;
  timeZone: string;
  cadence: string;
};

export type EditionKind = "daily" | "weekly" | "welcome";

/** Deliveries with equal keys have equal content, which is rendered and built once. */
export function contentKey(delivery: ClaimedDelivery): string {
  const { kind, editionOn, paperIds, changedPaperIds } = delivery;
  return `${kind} ${editionOn} ${paperIds.join(",")} ${changedPaperIds.join(",")}`;
}
