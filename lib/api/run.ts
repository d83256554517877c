import { settings } from "@/lib/env";
import { decodeCursor } from "@/lib/feeds/cursor";
import type { CalendarRange, FeedQuery } from "@/lib/feeds/feed";
import { listFeed } from "@/lib/feeds/store";
import { dateRange, monthRange, weekRange } from "@/lib/feeds/window";
import { findPaper } from "@/lib/papers/store";
import { findSimilar } from "@/lib/similar/store";
import { NO_FILTER } from "@/lib/tags/filter";
import { listTags } from "@/lib/tags/store";
import { composeDaily, composeListed, SUBMITTER } from "./adapt";
import {
  composeExplanation,
  composeRepositories,
  composeSimilar,
  composeWhole,
} from "./adaptPaper";
import type { Outcome } from "./answer";
import type { DailyQuery, DetailQuery, ListQuery, SimilarQuery } from "./schema/query";
import type { ApiTag } from "./schema/site";
import { findCursorAt, listPaperRows } from "./store";

/** Pages by number walk over all that stand before them; whoever wants more uses /api/papers. */
const OFFSET_MAX = 10_000;

const found = (body: unknown, nextSearch?: string): Outcome => ({
  outcome: "found",
  body,
  ...(nextSearch ? { nextSearch } : {}),
});

/** The papers of a day, week or month, or the newest across days; pages by number. */
export async function readDaily(query: DailyQuery, now: Date): Promise<Outcome> {
  const on = calendarOf(query) ?? undefined;
  const order = query.sort === "trending" ? "trending" : "newest";
  const offset = query.p * query.limit;
  if (offset > OFFSET_MAX || (query.submitter ?? SUBMITTER) !== SUBMITTER) return found([]);
  const after = offset > 0 ? await findCursorAt({ order, on, offset }) : undefined;
  if (after === null) return found([]);
  const feed: FeedQuery = { order, tags: NO_FILTER, limit: query.limit, now };
  if (on) feed.on = on;
  if (after) feed.after = after;
  const page = await listFeed(feed);
  const rows = await listPaperRows(page.papers.map((paper) => paper.id));
  const body = rows.map((row) => composeDaily(row, settings().APP_URL));
  return found(body, page.nextCursor ? searchOf({ ...query, p: query.p + 1 }) : undefined);
}

/** All papers, newest first; pages by cursor, to any depth. */
export async function readList({ cursor, limit }: ListQuery, now: Date): Promise<Outcome> {
  const after = cursor ? decodeCursor(cursor) : null;
  const feed: FeedQuery = { order: "newest", tags: NO_FILTER, limit, now };
  const page = await listFeed(after ? { ...feed, after } : feed);
  const rows = await listPaperRows(page.papers.map((paper) => paper.id));
  const body = rows.map((row) => composeListed(row, settings().APP_URL));
  const next = page.nextCursor;
  return found(body, next ? searchOf({ cursor: next, limit }) : undefined);
}

export async function readTags(): Promise<Outcome> {
  const tags = await listTags();
  const body: ApiTag[] = tags.map(({ position: _, newestAt, ...tag }) => ({
    ...tag,
    newestAt: newestAt?.toISOString() ?? null,
    url: `${settings().APP_URL}/tags/${tag.slug}`,
  }));
  return found(body);
}

export async function readPaper(id: string, { field }: DetailQuery): Promise<Outcome> {
  const paper = await findPaper(id);
  const [row] = paper ? await listPaperRows([paper.id]) : [];
  if (!paper || !row) return unknownPaper();
  return found(composeWhole(paper, row, settings().APP_URL, field.includes("comments")));
}

export async function readExplanation(id: string): Promise<Outcome> {
  const paper = await findPaper(id);
  return paper ? found(composeExplanation(paper)) : unknownPaper();
}

export async function readSimilar(id: string, query: SimilarQuery): Promise<Outcome> {
  const papers = await findSimilar(id, query);
  return papers ? found(papers.map(composeSimilar)) : unknownPaper();
}

/** What hf-mcp-server still asks for. */
export async function readRepositories(id: string): Promise<Outcome> {
  const paper = await findPaper(id);
  return paper ? found(composeRepositories(paper)) : unknownPaper();
}

const unknownPaper = (): Outcome => ({ outcome: "unknown", error: "Paper not found" });

/** For a path that names no paper, or asks of one what nobody knows. */
export const readUnknown = async (): Promise<Outcome> => unknownPaper();

/** For an address under /api that nothing stands at. */
export const readNowhere = async (): Promise<Outcome> => ({
  outcome: "unknown",
  error: "There is nothing at this address: see /api/openapi.json",
});

/** Of several, the narrowest counts. */
function calendarOf({ date, week, month }: DailyQuery): CalendarRange | null {
  if (date) return dateRange(date);
  if (week) return weekRange(week);
  return month ? monthRange(month) : null;
}

function searchOf(values: Record<string, string | number | undefined>): string {
  const known = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return new URLSearchParams(known).toString();
}
