import { fetchPapers } from "@/lib/arxiv/fetch";
import { formatSearch } from "@/lib/arxiv/query";
import { settings } from "@/lib/env";
import type { IngestCounts } from "@/lib/ingest/counts";
import { savePage } from "@/lib/ingest/saving/run";
import {
  advanceWalk,
  closeWalk,
  hasNews,
  nextSpan,
  type Span,
  type Walk,
  walkSchema,
} from "@/lib/ingest/walk";
import type { JobContext } from "@/lib/runs/job";
import type { Manners } from "@/lib/sources/run";
import { findCursor } from "@/lib/sources/store";

const SOURCE = "arxiv-api";
/** arXiv allows 2,000; answers of that size often time out there. */
const PAGE_SIZE = 200;
/** user-manual.md: results end at 30,000. */
const RESULTS_MAX = 30_000;
const NOT_STARTED: Walk = { completeTo: null, open: null };

/**
 * Reads the new submissions of ARXIV_CATEGORIES, newest first, until what is known. Every page is
 * stored together with the walk's place, so a run that dies is taken up where it stopped and no gap
 * stays behind it. Throws a SourceFault; what was stored until then stays. `counts` is filled as it goes.
 */
export async function ingestArxivApi(
  context: JobContext,
  manners: Manners,
  counts: IngestCounts,
): Promise<void> {
  let walk = await findWalk();
  const wasOpen = walk.open !== null;
  walk = await walkSpan(walk, context, manners, counts);
  // The rest of an older walk is not yet the news.
  if (wasOpen && !context.dryRun && !context.signal?.aborted) {
    await walkSpan(walk, context, manners, counts);
  }
}

async function findWalk(): Promise<Walk> {
  const cursor = await findCursor(SOURCE);
  return cursor === null ? NOT_STARTED : walkSchema.parse(cursor);
}

async function walkSpan(
  from: Walk,
  context: JobContext,
  manners: Manners,
  counts: IngestCounts,
): Promise<Walk> {
  const span = nextSpan(from, context.now);
  let walk = from;
  for (let start = 0; start < RESULTS_MAX; ) {
    const page = await fetchSpan(span, start, manners, context.signal);
    const isKnown = start === 0 && !hasNews(from, page.papers);
    start += page.entryCount;
    const isLast = page.entryCount === 0 || start >= page.totalCount || isKnown;
    walk = advanceWalk(
      walk,
      page.papers.flatMap((paper) => paper.submittedAt ?? []),
    );
    if (isLast) walk = closeWalk(walk);
    await savePage(page, context, counts, { cursor: { source: SOURCE, value: walk } });
    if (isLast || context.dryRun || context.signal?.aborted) return walk;
  }
  // More than the API gives at once: the walk stays open, and the rest is asked for by date.
  return walkSpan(walk, context, manners, counts);
}

function fetchSpan(span: Span, start: number, manners: Manners, signal?: AbortSignal) {
  const search = formatSearch(settings().ARXIV_CATEGORIES, span);
  return fetchPapers({ search, start, limit: PAGE_SIZE }, manners, signal);
}
