import { hashList } from "@/lib/batches/compare";
import { recordBatch, recordLook } from "@/lib/batches/store";
import { fetchDailyList } from "@/lib/hf/fetch";
import { listReadings } from "@/lib/hf/readings";
import type { IngestCounts } from "@/lib/ingest/counts";
import { savePage } from "@/lib/ingest/saving/run";
import { recordReadings } from "@/lib/observations/store";
import type { JobContext } from "@/lib/runs/job";
import { SourceFault } from "@/lib/sources/fault";
import type { Manners } from "@/lib/sources/run";

const KEY = { source: "hf-daily", category: "daily" };
const DAY_MS = 86_400_000;
/** At the first look a day's list has two thirds of its papers, and votes come for days after. */
const DAYS = 3;

/**
 * Reads the daily lists of the last days, stores their papers (the archive's own record keeps its text)
 * and what they say of upvotes, comments and stars as observations at this instant. Each list is a batch
 * of the ledger, which grows with it. Throws a SourceFault.
 */
export async function ingestHfDaily(
  context: JobContext,
  manners: Manners,
  counts: IngestCounts,
): Promise<void> {
  const look = async (outcome: "received" | "empty" | "failed", reason: string | null) => {
    if (!context.dryRun) await recordLook(KEY, outcome, reason, context.now);
  };
  try {
    let listedCount = 0;
    for (let back = 0; back < DAYS && !context.signal?.aborted; back += 1) {
      const day = new Date(context.now.getTime() - back * DAY_MS).toISOString().slice(0, 10);
      listedCount += await readDay(day, context, manners, counts);
    }
    await look(listedCount > 0 ? "received" : "empty", null);
  } catch (error) {
    if (error instanceof SourceFault) await look("failed", error.message);
    throw error;
  }
}

async function readDay(
  day: string,
  context: JobContext,
  manners: Manners,
  counts: IngestCounts,
): Promise<number> {
  const parsed = await fetchDailyList(day, manners, context.signal);
  const listed = parsed.flatMap((one) => ("paper" in one ? [one] : []));
  const skipped = parsed.flatMap((one) => ("reason" in one ? [one] : []));
  const readings = listed.flatMap((one) => listReadings(one, context.now));
  const papers = listed.map(({ paper }) => ({ ...paper, statedAt: context.now }));
  const ids = papers.flatMap((paper) => paper.arxivId ?? []);
  await savePage({ papers, skipped }, context, counts, {
    alongside: async (tx) => {
      const read = await recordReadings(readings, tx);
      counts.readings += read.reduce((sum, one) => sum + one.newCount, 0);
      if (ids.length === 0) return;
      const batch = { ...KEY, announcedOn: day, ids, listHash: hashList(ids) };
      await recordBatch(tx, batch, context.now);
    },
  });
  return ids.length;
}
