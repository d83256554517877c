import type { Client } from "pg";
import { withClient } from "../data/load";
import { readServerMs } from "../ingest/serverUsage";
import { runAlone } from "./child";
import type { PlanReport } from "./planner";

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

/** `serverSeconds`: processor time of PostgreSQL, also for whoever else asks it; null where it cannot be seen. */
export type Planning = PlanReport & { serverSeconds: number | null };

/** Plans them all in a process of its own, as the worker would. */
export const measurePlanning = (url: string, now: Date): Promise<Planning> =>
  withClient(url, async (client) => {
    const before = await readServerMs(client);
    const given = { DATABASE_URL: url, BENCH_NOW: now.toISOString() };
    const report = await runAlone<PlanReport>("planner", given);
    const after = await readServerMs(client);
    const isSeen = before !== null && after !== null;
    return { ...report, serverSeconds: isSeen ? (after - before) / 1_000 : null };
  });

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

/** Makes so many of what was sent due again. */
export const requeue = (url: string, count: number): Promise<void> =>
  withClient(url, async (client) => {
    await client.query(
      `UPDATE deliveries SET state = 'queued', attempt_count = 0, settled_at = NULL, next_attempt_at = now()
       WHERE id IN (SELECT id FROM deliveries WHERE state = 'accepted' ORDER BY id LIMIT $1)`,
      [count],
    );
    await client.query("VACUUM (ANALYZE) deliveries");
  });
