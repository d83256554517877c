import type { PaperLink } from "@/lib/papers/paper";

/** A paper as the API reads it: whole, with the latest value of the signals it states. */
export type PaperRow = {
  id: number;
  publicId: string;
  title: string;
  abstract: string;
  tldr: string | null;
  authors: string[];
  links: PaperLink[];
  submittedAt: Date | null;
  /** Null for an undated paper. */
  listedAt: Date | null;
  withdrawnAt: Date | null;
  tagNames: string[];
  upvotes: number;
  commentCount: number;
  githubStars: number | null;
};
