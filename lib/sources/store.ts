import { setTimeout as sleep } from "node:timers/promises";
import { database, sql } from "@/lib/database/client";

export type Turn<T> = { value: T; pauseMs: number };

/** Waiting for a turn, one request and its deadline, with room; beyond it the lock is let go. */
const TURN_TIMEOUT_MS = 15 * 60_000;

/**
 * Runs one request to a source while holding the lock on its row, so that over all processes there is
 * one connection at a time and the pause after it is kept. Returns null, without a request, when the
 * source may not be asked for longer than `waitMaxMs`. A process that dies lets go of the lock. A row of
 * the future was written by a clock that ran ahead: waiting for it could take years.
 */
export async function withTurn<T>(
  source: string,
  waitMaxMs: number,
  request: () => Promise<Turn<T>>,
): Promise<T | null> {
  await database().$executeRaw(sql`
    INSERT INTO sources (name, updated_at) VALUES (${source}, now()) ON CONFLICT DO NOTHING`);
  return database().$transaction(
    async (tx) => {
      const [row] = await tx.$queryRaw<{ waitMs: number }[]>(sql`
        SELECT CASE WHEN updated_at > clock_timestamp() THEN 0 ELSE coalesce(
                 extract(epoch FROM next_request_at - clock_timestamp()) * 1000, 0) END::float8
               AS "waitMs"
        FROM sources WHERE name = ${source} FOR UPDATE`);
      const waitMs = row?.waitMs ?? 0;
      if (waitMs > waitMaxMs) return null;
      if (waitMs > 0) await sleep(waitMs);
      const { value, pauseMs } = await request();
      await tx.$executeRaw(sql`
        UPDATE sources SET updated_at = clock_timestamp(),
          next_request_at = clock_timestamp() + make_interval(secs => ${pauseMs / 1000})
        WHERE name = ${source}`);
      return value;
    },
    { timeout: TURN_TIMEOUT_MS, maxWait: TURN_TIMEOUT_MS },
  );
}

/** Where the reading of a source stands, as its own code wrote it; null before the first reading. */
export async function findCursor(source: string): Promise<unknown> {
  const [row] = await database().$queryRaw<{ cursor: unknown }[]>(sql`
    SELECT cursor FROM sources WHERE name = ${source} LIMIT 1`);
  return row?.cursor ?? null;
}
