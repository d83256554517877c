import { log } from "@/lib/log";
import { rescoreChanged } from "@/lib/ranking/run";
import type { Job, JobContext, JobCounts } from "@/lib/runs/job";
import { SourceFault } from "@/lib/sources/fault";
import { ARXIV_MANNERS, type Manners } from "@/lib/sources/run";
import { ingestArxivApi } from "./arxivApi/run";

/** Reads what the sources have new, stores it tagged, and ranks what changed. */
export const ingest: Job = (context) => ingestWith(context, ARXIV_MANNERS);

/**
 * The same with other manners, for a server of one's own. Without a network the run succeeds and counts
 * `unreachable`; any other fault of a source fails it with the reason, after ranking what was stored.
 * Running it again takes up every source where it stands.
 */
export async function ingestWith(context: JobContext, manners: Manners): Promise<JobCounts> {
  const counts = {
    pages: 0,
    read: 0,
    skipped: 0,
    inserted: 0,
    updated: 0,
    unchanged: 0,
    removed: 0,
    unreachable: 0,
  };
  const fault = await catchFault(() => ingestArxivApi(context, manners, counts));
  if (!context.dryRun && counts.inserted + counts.updated > 0) {
    await rescoreChanged(context.now, context.signal);
  }
  if (fault && fault.kind !== "unreachable") throw new Error(`arXiv API: ${fault.message}`);
  if (fault) {
    counts.unreachable += 1;
    log.info("No new papers: a source cannot be reached", { reason: fault.message });
  }
  return counts;
}

async function catchFault(work: () => Promise<void>): Promise<SourceFault | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof SourceFault) return error;
    throw error;
  }
}
