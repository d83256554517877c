import { fetchDailyList } from "@/lib/hf/fetch";
import type { HfPaper } from "@/lib/hf/parseDaily";
import type { IngestCounts } from "@/lib/ingest/counts";
import { savePage } from "@/lib/ingest/saving/run";
import type { PaperReading } from "@/lib/observations/reading";
import { recordReadings } from "@/lib/observations/store";
import type { JobContext } from "@/lib/runs/job";
import type { Manners } from "@/lib/sources/run";

const DAY_MS = 86_400_000;
/** At the first look a day's list has two thirds of its papers, and votes come for days after. */
const DAYS = 3;

/**
 * Reads the daily lists of the last days, stores their papers (the archive's own record keeps its text)
 * and what they say of upvotes, comments and stars as observations at this instant. Throws a SourceFault.
 */
export async function ingestHfDaily(
  context: JobContext,
  manners: Manners,
  counts: IngestCounts,
): Promise<void> {
  for (let back = 0; back < DAYS && !context.signal?.aborted; back += 1) {
    const day = new Date(context.now.getTime() - back * DAY_MS).toISOString().slice(0, 10);
    const parsed = await fetchDailyList(day, manners, context.signal);
    const listed = parsed.flatMap((one) => ("paper" in one ? [one] : []));
    const skipped = parsed.flatMap((one) => ("reason" in one ? [one] : []));
    const readings = listed.flatMap((one) => toReadings(one, context.now));
    const papers = listed.map(({ paper }) => ({ ...paper, statedAt: context.now }));
    await savePage({ papers, skipped }, context, counts, {
      alongside: async (tx) => {
        const read = await recordReadings(readings, tx);
        counts.readings += read.reduce((sum, one) => sum + one.newCount, 0);
      },
    });
  }
}

function toReadings({ paper, signals }: HfPaper, observedAt: Date): PaperReading[] {
  const { arxivId } = paper;
  return arxivId ? signals.map((signal) => ({ ...signal, arxivId, observedAt })) : [];
}
