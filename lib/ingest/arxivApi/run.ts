import { fetchPapers } from "@/lib/arxiv/fetch";
import type { AtomPage } from "@/lib/arxiv/parseAtom";
import { formatSearch } from "@/lib/arxiv/query";
import { settings } from "@/lib/env";
import {
  advanceWalk,
  closeWalk,
  nextSpan,
  type Span,
  type Walk,
  walkSchema,
} from "@/lib/ingest/walk";
import { type SourceCursor, savePapers } from "@/lib/papers/store";
import type { JobContext } from "@/lib/runs/job";
import type { Manners } from "@/lib/sources/run";
import { findCursor } from "@/lib/sources/store";
import { matchTags } from "@/lib/tags/match";

const SOURCE = "arxiv-api";
/** arXiv allows 2,000; answers of that size often time out there. */
const PAGE_SIZE = 200;
/** user-manual.md: results end at 30,000. */
const RESULTS_MAX = 30_000;
const NOT_STARTED: Walk = { completeTo: null, open: null };

export type IngestCounts = Record<
  "pages" | "read" | "skipped" | "inserted" | "updated" | "unchanged" | "removed",
  number
>;

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
    start += page.entryCount;
    const isLast = page.entryCount === 0 || start >= page.totalCount;
    walk = advanceWalk(
      walk,
      page.papers.flatMap((paper) => paper.submittedAt ?? []),
    );
    if (isLast) walk = closeWalk(walk);
    await savePage(page, walk, context, counts);
    if (isLast || context.dryRun || context.signal?.aborted) return walk;
  }
  // More than the API gives at once: the walk stays open, and the rest is asked for by date.
  return walkSpan(walk, context, manners, counts);
}

function fetchSpan(span: Span, start: number, manners: Manners, signal?: AbortSignal) {
  const search = formatSearch(settings().ARXIV_CATEGORIES, span);
  return fetchPapers({ search, start, limit: PAGE_SIZE }, manners, signal);
}

async function savePage(
  page: AtomPage,
  walk: Walk,
  { now, dryRun }: JobContext,
  counts: IngestCounts,
): Promise<void> {
  counts.pages += 1;
  counts.read += page.entryCount;
  counts.skipped += page.skipped.length;
  if (dryRun) return;
  const tagged = page.papers.map((paper) => ({ paper, tags: matchTags(paper) }));
  const cursor: SourceCursor = { source: SOURCE, value: walk };
  const saved = await savePapers(tagged, now, cursor);
  counts.inserted += saved.inserted;
  counts.updated += saved.updated;
  counts.unchanged += saved.unchanged;
  counts.removed += saved.removed;
}
