import { z } from "zod";
import { decodeCursor } from "@/lib/feeds/cursor";
import { dateRange, monthRange, weekRange } from "@/lib/feeds/window";

/** A whole number as an address writes it; Number() alone would also read "", "1e2" and "0x10". */
const whole = (min: number, max: number) => {
  const says = `expected a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, says)
    .transform(Number)
    .pipe(z.int().min(min, says).max(max, says));
};

const calendar = (pattern: RegExp, says: string, exists: (text: string) => boolean) =>
  z.string().regex(pattern, says).refine(exists, `${says}, that the calendar has`);

const PAGE_MAX = 1_000_000;

export const dailyQuery = z.object({
  p: whole(0, PAGE_MAX).default(0).describe("Page, from 0. Past 10,000 papers pages are empty."),
  limit: whole(1, 100).default(50),
  date: calendar(/^\d{4}-\d{2}-\d{2}$/, "expected a day like 2026-03-09", (text) =>
    Boolean(dateRange(text)),
  ).optional(),
  week: calendar(/^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/, "expected a week like 2026-W11", (text) =>
    Boolean(weekRange(text)),
  ).optional(),
  month: calendar(/^\d{4}-(0[1-9]|1[0-2])$/, "expected a month like 2026-03", (text) =>
    Boolean(monthRange(text)),
  ).optional(),
  submitter: z.string().max(100).optional().describe("Only this site submits: paperfeed."),
  sort: z
    .enum(["publishedAt", "trending"], 'expected "publishedAt" or "trending"')
    .default("publishedAt"),
});

export const listQuery = z.object({
  cursor: z
    .string()
    .refine((text) => decodeCursor(text)?.order === "newest", "expected a cursor given out here")
    .optional()
    .describe("From the Link header of the page before."),
  limit: whole(1, 100).default(50),
});

export const searchQuery = z.object({
  q: z.string().max(250, "expected at most 250 characters").default(""),
  limit: whole(1, 120).default(30),
});

export const suggestionsQuery = z.object({
  q: z
    .string()
    .max(250, "expected at most 250 characters")
    .default("")
    .describe("What has been typed so far; nothing is suggested for one letter."),
});

export const detailQuery = z.object({
  field: z
    .array(
      z.enum(["submissionDeadline", "comments"], 'expected "submissionDeadline" or "comments"'),
    )
    .default([])
    .describe("May be repeated."),
});

export const similarQuery = z.object({
  sort: z
    .enum(["similarity", "recency", "trending"], 'expected "similarity", "recency" or "trending"')
    .default("similarity"),
  limit: whole(1, 50).default(10),
});

export const noQuery = z.object({});

export type DailyQuery = z.infer<typeof dailyQuery>;
export type ListQuery = z.infer<typeof listQuery>;
export type SearchApiQuery = z.infer<typeof searchQuery>;
export type SuggestionsQuery = z.infer<typeof suggestionsQuery>;
export type DetailQuery = z.infer<typeof detailQuery>;
export type SimilarQuery = z.infer<typeof similarQuery>;
