import { addSaved, type IngestCounts } from "@/lib/ingest/counts";
import type { IncomingPaper } from "@/lib/papers/paper";
import { type SourceCursor, savePapers } from "@/lib/papers/store";
import type { JobContext } from "@/lib/runs/job";
import { matchTags } from "@/lib/tags/match";

export type FetchedPage = { papers: IncomingPaper[]; skipped: { reason: string }[] };
export type SavedWith = {
  cursor?: SourceCursor;
  alongside?: Parameters<typeof savePapers>[3];
};

/** Stores one page of a source, tagged, with what must be stored with it; a dry run only counts. */
export async function savePage(
  page: FetchedPage,
  context: JobContext,
  counts: IngestCounts,
  { cursor, alongside }: SavedWith = {},
): Promise<void> {
  counts.pages += 1;
  counts.read += page.papers.length + page.skipped.length;
  counts.skipped += page.skipped.length;
  if (context.dryRun) return;
  const tagged = page.papers.map((paper) => ({
    paper,
    get tags() {
      return matchTags(paper);
    },
  }));
  addSaved(counts, await savePapers(tagged, context.now, cursor, alongside));
}
