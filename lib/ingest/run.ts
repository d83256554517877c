import { log } from "@/lib/log";
import { rescoreChanged } from "@/lib/ranking/run";
import type { Job, JobContext, JobCounts } from "@/lib/runs/job";
import { catchFault } from "@/lib/sources/fault";
import { ARXIV_MANNERS, HF_MANNERS, type Manners } from "@/lib/sources/run";
import { ingestAnnouncements } from "./announcements/run";
import { ingestArxivApi } from "./arxivApi/run";
import { ingestArxivOai } from "./arxivOai/run";
import { emptyCounts, type IngestCounts } from "./counts";
import { ingestHfDaily } from "./hfDaily/run";

export type IngestManners = { arxiv: Manners; hf: Manners };
type Step = {
  name: string;
  manners: keyof IngestManners;
  read: (context: JobContext, manners: Manners, counts: IngestCounts) => Promise<void>;
};

/** The list of the day first: it is what readers wait for, and what the others complete. */
const STEPS: Step[] = [
  { name: "arXiv announcements", manners: "arxiv", read: ingestAnnouncements },
  { name: "arXiv API", manners: "arxiv", read: ingestArxivApi },
  { name: "arXiv OAI-PMH", manners: "arxiv", read: ingestArxivOai },
  { name: "Hugging Face", manners: "hf", read: ingestHfDaily },
];

/** Reads what the sources have new, stores it tagged, and ranks what changed. */
export const ingest: Job = (context) =>
  ingestWith(context, { arxiv: ARXIV_MANNERS, hf: HF_MANNERS });

/**
 * The same with other manners, for servers of one's own. A source that cannot be reached is counted and
 * logged; any other fault fails the run with its reason, after the other sources were read and what was
 * stored is ranked. Running it again takes up every source where it stands.
 */
export async function ingestWith(context: JobContext, manners: IngestManners): Promise<JobCounts> {
  const counts = emptyCounts();
  const faults: string[] = [];
  for (const { name, manners: whose, read } of STEPS) {
    if (context.signal?.aborted) break;
    const fault = await catchFault(() => read(context, manners[whose], counts));
    if (fault?.kind === "unreachable") {
      counts.unreachable += 1;
      log.info("A source cannot be reached", { source: name, reason: fault.message });
    } else if (fault) faults.push(`${name}: ${fault.message}`);
  }
  if (!context.dryRun && counts.inserted + counts.updated + counts.readings > 0) {
    await rescoreChanged(context.now, context.signal);
  }
  if (faults.length > 0) throw new Error(faults.join(" "));
  return counts;
}
