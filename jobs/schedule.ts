import { createTask, schedule } from "node-cron";
import type { JobName } from "./registry";
import { findLatestSlot } from "./slots";

type Entry = { job: JobName; cron: string };

/** When each job runs, in UTC. */
export const SCHEDULE: Entry[] = [
  // arXiv announces once a day, at a time that moves with New York's clock: asking hourly is both
  // polite and early. Not on the full hour, when everybody asks.
  { job: "ingest", cron: "23 * * * *" },
  // After ingest, whose new papers are the first to be looked up; a few dozen of each source a time.
  { job: "signals", cron: "52 * * * *" },
  // Scores need no decay; this catches what changed in between.
  { job: "rank", cron: "*/15 * * * *" },
  // Finds a place among the others for the papers that ingest brought.
  { job: "vectors", cron: "38 * * * *" },
  // After ingest, and soon after whatever else changed papers; does nothing without a hub.
  { job: "websub", cron: "*/10 * * * *" },
  // Readers choose an hour in their own zone, and zones differ by quarters of an hour.
  { job: "digest", cron: "*/15 * * * *" },
  // When most readers' morning mail is out.
  { job: "housekeeping", cron: "40 3 * * *" },
];
/** Finds what was missed while no worker ran or this machine slept, and runs whose worker died. */
const SWEEP = "* * * * *";
const UTC = { timezone: "UTC" };

/**
 * Calls `run` for the latest slot of every job: now, at each of its times, and every minute for what
 * was missed. Asking twice for a slot is harmless: it is claimed in the database. Returns how to end.
 */
export function startSchedule(
  run: (job: JobName, slot: Date) => Promise<void>,
): () => Promise<void> {
  const matchers = SCHEDULE.map(({ job, cron }) => {
    const pattern = createTask(cron, () => undefined, UTC);
    return { job, matches: (date: Date) => pattern.match(date) };
  });
  const runLatest = async (only?: JobName) => {
    const now = new Date();
    const asked = matchers.filter(({ job }) => only === undefined || job === only);
    await Promise.all(
      asked.map(async ({ job, matches }) => {
        const slot = findLatestSlot(matches, now);
        if (slot) await run(job, slot);
      }),
    );
  };
  const tasks = [
    ...SCHEDULE.map(({ job, cron }) => schedule(cron, () => runLatest(job), UTC)),
    schedule(SWEEP, () => runLatest(), UTC),
  ];
  void runLatest();
  return async () => {
    await Promise.all(tasks.map((task) => task.destroy()));
  };
}
