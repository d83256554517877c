import { log } from "@/lib/log";
import { rescoreChanged } from "@/lib/ranking/run";
import type { Job, JobContext, JobCounts } from "@/lib/runs/job";
import { catchFault } from "@/lib/sources/fault";
import { GITHUB_MANNERS, HN_MANNERS, type Manners, OPENALEX_MANNERS } from "@/lib/sources/run";
import { fetchStars } from "./github/fetch";
import { fetchPoints } from "./hn/fetch";
import { type DuePaper, type Finding, planNextLook } from "./look";
import { fetchCitations } from "./openalex/fetch";
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
const WEEK_MS = 7 * 86_400_000;
const SOURCES = {
  // 60 requests an hour without a token; a redirect is two.
  github: { limit: 25, batchSize: 1, restMs: 0, read: fetchStars },
  hn: { limit: 60, batchSize: 1, restMs: 0, read: fetchPoints },
  // Two DOIs a paper and 50 a request. Citing papers take weeks to appear.
  openalex: { limit: 50, batchSize: 25, restMs: WEEK_MS, read: fetchCitations },
} satisfies Record<string, SignalSource>;

type Counts = { due: number; looked: number; readings: number; faults: number };
type SourceName = keyof typeof SOURCES;
/** Sources without manners are not asked. */
export type SignalManners = Partial<Record<SourceName, Manners>>;
const NAMES = Object.keys(SOURCES) as SourceName[];

/** Reads stars, points and citations of the papers whose turn it is, and ranks what changed. */
export const signals: Job = (context) =>
  signalsWith(context, { github: GITHUB_MANNERS, hn: HN_MANNERS, openalex: OPENALEX_MANNERS });

/**
 * The same with other manners, for servers of one's own. Every batch is kept as it comes, so a run that
 * dies goes on where it stood. A source that is down, limits or refuses us is left for the next run and
 * counted; it costs its own signal and no other, and the run succeeds.
 */
export async function signalsWith(context: JobContext, manners: SignalManners): Promise<JobCounts> {
  const counts: Counts = { due: 0, looked: 0, readings: 0, faults: 0 };
  const faults: Record<string, number> = {};
  for (const name of NAMES) {
    const own = manners[name];
    if (own === undefined || context.signal?.aborted) continue;
    const fault = await catchFault(() => readSource(name, context, own, counts));
    if (fault === null || context.signal?.aborted) continue;
    counts.faults += 1;
    faults[`${name}:${fault.kind}`] = 1;
    log.info("A source of signals is left for the next run", {
      source: name,
      reason: fault.message,
    });
  }
  if (counts.readings > 0) await rescoreChanged(context.now, context.signal);
  return { ...counts, ...faults };
}

async function readSource(
  name: SourceName,
  context: JobContext,
  manners: Manners,
  counts: Counts,
): Promise<void> {
  const source: SignalSource = SOURCES[name];
  const { now, signal } = context;
  const due = await listDue(name, source.limit, now);
  counts.due += due.length;
  if (context.dryRun) return;
  for (let at = 0; at < due.length && !signal?.aborted; at += source.batchSize) {
    const batch = due.slice(at, at + source.batchSize);
    const listedAt = new Map(batch.map((paper) => [paper.id, paper.listedAt]));
    const findings = await source.read(batch, manners, signal);
    const planned = findings.map((finding) => ({
      ...finding,
      nextLookAt: planNextLook(listedAt.get(finding.paperId) ?? now, now, source.restMs),
    }));
    counts.readings += await recordFindings(name, planned, now);
    counts.looked += findings.length;
  }
}
