import { log } from "@/lib/log";
import type { Job, JobContext, JobCounts } from "./job";
import { type ClaimedRun, claimRun, lengthenLease, recordAsked, recordOutcome } from "./store";

/** What a worker that dies holds its slot for; then another one starts the run anew. */
const LEASE_MS = 120_000;
const HEARTBEAT_MS = 30_000;

export type RunReport = { outcome: "ran"; counts: JobCounts } | { outcome: "taken" };

/**
 * Runs a job for one slot unless somebody else does or did. If the process dies halfway the row
 * stays `running`; once its lease ends the next claim runs the job again from the start, which every
 * job is made for. A job that throws is recorded as failed and the error thrown on.
 */
export async function runOnce(
  name: string,
  slot: Date,
  job: Job,
  context: JobContext,
): Promise<RunReport> {
  const run = await claimRun(name, slot, context.now, LEASE_MS);
  if (!run) return { outcome: "taken" };
  return { outcome: "ran", counts: await runClaimed(run, name, job, context) };
}

/** Runs a job because somebody asks for it now, whatever the schedule does; recorded likewise. */
export async function runAsked(name: string, job: Job, context: JobContext): Promise<JobCounts> {
  // The clock, not context.now: the same instant may be asked for twice and has to run twice.
  const run = await recordAsked(name, new Date(), LEASE_MS);
  return runClaimed(run, name, job, context);
}

async function runClaimed(
  run: ClaimedRun,
  name: string,
  job: Job,
  context: JobContext,
): Promise<JobCounts> {
  const heartbeat = setInterval(() => void beat(run, name), HEARTBEAT_MS);
  try {
    const counts = await job(context);
    await recordOutcome(run, { state: "succeeded", counts }, new Date());
    return counts;
  } catch (error) {
    await recordOutcome(run, { state: "failed", error: String(error) }, new Date());
    throw error;
  } finally {
    clearInterval(heartbeat);
  }
}

/** A heartbeat that fails is only logged: the next one comes before the lease ends. */
async function beat(run: ClaimedRun, name: string): Promise<void> {
  try {
    if (!(await lengthenLease(run, LEASE_MS))) log.warn("run lost its lease", { job: name });
  } catch (error) {
    log.warn("lease not lengthened", { job: name, error: String(error) });
  }
}
