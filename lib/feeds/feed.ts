import type { Cursor } from "@/lib/feeds/cursor";
import type { FeedRange, Window } from "@/lib/feeds/window";
import type { TagFilter } from "@/lib/tags/filter";

/** trending: score, newest papers favoured · top: merit alone · newest: listing date. */
export const ORDERS = ["trending", "top", "newest"] as const;
export type Order = (typeof ORDERS)[number];

export type FeedQuery = {
  order: Order;
  /** Anchored at `now`, and extended backwards until it holds MINIMUM_PAPERS; absent: all time. */
  window?: Window;
  /** A date, ISO week or month by the calendar, never extended. Wins over `window`. */
  on?: CalendarRange;
  tags: TagFilter;
  after?: Cursor;
  limit: number;
  now: Date;
};

/** `to` is exclusive. Made by dateRange, weekRange or monthRange of window.ts. */
export type CalendarRange = { kind: "date" | "week" | "month"; from: Date; to: Date };

export type FeedTag = { slug: string; name: string; isPrimary: boolean };

/** What a card shows, and no more: abstracts are fetched when opened. */
export type FeedPaper = {
  id: number;
  publicId: string;
  title: string;
  tldr: string | null;
  /** The first four; authorCount says how many there are. */
  authors: string[];
  authorCount: number;
  /** Primary first, then by confidence. */
  tags: FeedTag[];
  primaryCategory: string | null;
  /** Null for an undated paper, which stands as listed on 1970-01-01. */
  submittedAt: Date | null;
  listedAt: Date | null;
  hasCode: boolean;
  /** By readers here; what other sites counted is in the reason. */
  upvoteCount: number;
  score: number;
  /** Why it stands here, in a few words; empty when nothing but its date speaks for it. */
  reason: string;
};

export type FeedPage = {
  papers: FeedPaper[];
  /** For `…/after/{cursor}`; null on the last page. */
  nextCursor: string | null;
  /** The time the papers are from; null for all time. */
  range: FeedRange | null;
};

/** A paper as a channel (RSS, Atom, JSON Feed) carries it: whole, without what ranking says. */
export type ChannelPaper = {
  publicId: string;
  arxivId: string | null;
  title: string;
  abstract: string;
  authors: string[];
  tags: FeedTag[];
  listedAt: Date | null;
  /** When the paper itself last changed; a new score is no change. */
  changedAt: Date;
};
