import type { Client } from "pg";
import { digest } from "@/lib/editions/run";
import { withClient } from "../data/load";

export type PlanReport = { planned: number; seconds: number; peakMb: number };

/** Makes every reader's digest due at one hour, the worst a schedule can meet. */
export async function makeDue(url: string, now: Date): Promise<void> {
  await withClient(url, async (client: Client) => {
    await client.query(
      `UPDATE subscriptions SET hour = extract(hour FROM $1::timestamptz AT TIME ZONE 'UTC')::int,
         time_zone = 'UTC', cadence = 'daily', weekdays_only = false, paused_until = NULL`,
      [now],
    );
    await client.query(
      "UPDATE readers SET state = 'confirmed', confirmed_at = $1::timestamptz - interval '2 days'",
      [now],
    );
    await client.query("VACUUM (ANALYZE) readers, subscriptions");
  });
}

/** Plans them all in this process, as `npm run job -- digest` does. */
export async function measurePlanning(now: Date): Promise<PlanReport> {
  let peakMb = 0;
  const timer = setInterval(() => {
    peakMb = Math.max(peakMb, Math.round(process.memoryUsage.rss() / 1_048_576));
  }, 50);
  const startedAt = performance.now();
  const counts = await digest({ now, dryRun: false });
  clearInterval(timer);
  const planned = Number(counts.queued) + Number(counts.empty) + Number(counts.excluded);
  return { planned, seconds: (performance.now() - startedAt) / 1_000, peakMb };
}

/** Leaves only the first of the queue due: sending all of a million would take the whole day's time. */
export async function keepDue(url: string, count: number): Promise<number> {
  return withClient(url, async (client) => {
    await client.query(
      `DELETE FROM deliveries WHERE state <> 'queued' OR id > (SELECT max(id) FROM (
         SELECT id FROM deliveries WHERE state = 'queued' ORDER BY id LIMIT $1) AS first)`,
      [count],
    );
    await client.query("VACUUM (ANALYZE) deliveries");
    const { rows } = await client.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM deliveries WHERE state = 'queued'",
    );
    return rows[0]?.count ?? 0;
  });
}
