import { database } from "@/lib/database/client";
import type { JobCounts } from "./job";

/** A run that is ours until its lease ends; the lease is lengthened while it works. */
export type ClaimedRun = { id: number };
export type RunOutcome =
  | { state: "succeeded"; counts: JobCounts }
  | { state: "failed"; error: string };
export type LatestRun = {
  job: string;
  slot: Date;
  state: string;
  startedAt: Date;
  finishedAt: Date | null;
  error: string | null;
};

/**
 * Claims one slot of a job: the new run, or null when another worker has the slot, has had it, or
 * still works on another slot of the same job. A run whose lease ended (its worker died) is taken
 * over. Leases go by the database's clock, so workers whose clocks differ agree; the one statement
 * makes of two that ask together one the winner. Index: runs_job_slot_key.
 */
export async function claimRun(job: string, slot: Date, now: Date, leaseMs: number) {
  const rows = await database().$queryRaw<ClaimedRun[]>`
    INSERT INTO runs (job, slot, state, started_at, lease_until)
    SELECT ${job}, ${slot}, 'running', ${now}, clock_timestamp() + ${leaseMs} * interval '1 ms'
    WHERE NOT EXISTS (
      SELECT FROM runs
      WHERE job = ${job} AND slot <> ${slot}
        AND state = 'running' AND lease_until > clock_timestamp())
    ON CONFLICT (job, slot) DO UPDATE
      SET lease_until = excluded.lease_until, started_at = excluded.started_at
      WHERE runs.state = 'running' AND runs.lease_until <= clock_timestamp()
    RETURNING id`;
  return rows[0] ?? null;
}

/**
 * Records a run that a person asked for; no other run keeps it from starting. Its slot is the instant
 * of asking, moved on by a millisecond when taken. Index: runs_job_slot_key.
 */
export async function recordAsked(job: string, at: Date, leaseMs: number): Promise<ClaimedRun> {
  const rows = await database().$queryRaw<ClaimedRun[]>`
    INSERT INTO runs (job, slot, state, started_at, lease_until)
    VALUES (${job}, ${at}, 'running', ${at}, clock_timestamp() + ${leaseMs} * interval '1 ms')
    ON CONFLICT (job, slot) DO NOTHING
    RETURNING id`;
  return rows[0] ?? recordAsked(job, new Date(at.getTime() + 1), leaseMs);
}

/** False when the lease had ended and another worker took the run over. */
export async function lengthenLease(run: ClaimedRun, leaseMs: number): Promise<boolean> {
  const count = await database().$executeRaw`
    UPDATE runs SET lease_until = clock_timestamp() + ${leaseMs} * interval '1 ms'
    WHERE id = ${run.id} AND state = 'running'`;
  return count === 1;
}

/** Writes down how a run ended; one that ended already stays as it is. */
export async function recordOutcome(
  run: ClaimedRun,
  outcome: RunOutcome,
  now: Date,
): Promise<void> {
  const counts = outcome.state === "succeeded" ? JSON.stringify(outcome.counts) : null;
  const error = outcome.state === "failed" ? outcome.error : null;
  await database().$executeRaw`
    UPDATE runs SET state = ${outcome.state}, counts = ${counts}::jsonb, error = ${error},
      finished_at = ${now}, lease_until = ${now}
    WHERE id = ${run.id} AND state = 'running'`;
}

/** The latest run of every job, by name. Index: runs_latest. */
export async function listLatestRuns(): Promise<LatestRun[]> {
  return database().$queryRaw<LatestRun[]>`
    SELECT DISTINCT ON (job) job, slot, state, error,
      started_at AS "startedAt", finished_at AS "finishedAt"
    FROM runs
    ORDER BY job, started_at DESC, id DESC
    LIMIT 100`;
}
