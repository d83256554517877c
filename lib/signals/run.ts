import { log } from "@/lib/log";
import { rescoreChanged } from "@/lib/ranking/run";
import type { Job, JobContext, JobCounts } from "@/lib/runs/job";
import { SourceFault } from "@/lib/sources/fault";
import { GITHUB_MANNERS, type Manners } from "@/lib/sources/run";
import { fetchStars } from "./github/fetch";
import { type DuePaper, type Finding, planNextLook } from "./look";
import { listDue, recordFindings } from "./store";

type SignalSource = {
  /** Papers a run: what the source allows the nameless in an hour, with room for others. */
  limit: number;
  /** Papers a request. */
  batchSize: number;
  /** The least pause between two looks at a paper. */
  restMs: number;
  read: (papers: DuePaper[], manners: Manners, signal?: AbortSignal) => Promise<Finding[]>;
};
const SOURCES = {
  // 60 requests an hour without a token; a redirect is two.
  github: { limit: 25, batchSize: 1, restMs: 0, read: fetchStars },
} satisfies Record<string, SignalSource>;

type SourceName = keyof typeof SOURCES;
export type SignalManners = Record<SourceName, Manners>;
const NAMES = Object.keys(SOURCES) as SourceName[];

/** Reads stars, points and citations of the papers whose turn it is, and ranks what changed. */
export const signals: Job = (context) => signalsWith(context, { github: GITHUB_MANNERS });

/**
 * The same with other manners, for servers of one's own. Every batch is kept as it comes, so a run that
 * dies goes on where it stood. A source that is down, limits or refuses us is left for the next run and
 * counted; it costs its own signal and no other, and the run succeeds.
 */
export async function signalsWith(context: JobContext, manners: SignalManners): Promise<JobCounts> {
  const counts: Record<string, number> = { due: 0, looked: 0, readings: 0, faults: 0 };
  for (const name of NAMES) {
    if (context.signal?.aborted) break;
    try {
      await readSource(name, context, manners[name], counts);
    } catch (error) {
      if (!(error instanceof SourceFault)) throw error;
      if (context.signal?.aborted) break;
      counts.faults = (counts.faults ?? 0) + 1;
      counts[`${name}:${error.kind}`] = 1;
      log.info("A source of signals is left for the next run", {
        source: name,
        reason: error.message,
      });
    }
  }
  if ((counts.readings ?? 0) > 0) await rescoreChanged(context.now, context.signal);
  return counts;
}

async function readSource(
  name: SourceName,
  context: JobContext,
  manners: Manners,
  counts: Record<string, number>,
): Promise<void> {
  const source: SignalSource = SOURCES[name];
  const { now, signal } = context;
  const due = await listDue(name, source.limit, now);
  counts.due = (counts.due ?? 0) + due.length;
  if (context.dryRun) return;
  for (let at = 0; at < due.length && !signal?.aborted; at += source.batchSize) {
    const batch = due.slice(at, at + source.batchSize);
    const listedAt = new Map(batch.map((paper) => [paper.id, paper.listedAt]));
    const findings = await source.read(batch, manners, signal);
    const planned = findings.map((finding) => ({
      ...finding,
      nextLookAt: planNextLook(listedAt.get(finding.paperId) ?? now, now, source.restMs),
    }));
    counts.readings = (counts.readings ?? 0) + (await recordFindings(name, planned, now));
    counts.looked = (counts.looked ?? 0) + findings.length;
  }
}
