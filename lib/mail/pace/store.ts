import { database } from "@/lib/database/client";

export type Stop = { until: Date; reason: string };

const RELAY = "default";
/** So many refusals of the relay in a row, by any worker, are no accident. */
const FAILURES_MAX = 5;
/** First pause, doubled with every further failure up to the last (seconds). */
const STOP_SECONDS = 60;
const STOP_SECONDS_MAX = 900;

/**
 * Notes that the relay itself failed. After FAILURES_MAX in a row all workers stop for a while, so
 * that an outage costs the queue a few attempts and not one of every message.
 */
export async function recordRelayFailure(reason: string): Promise<Stop | null> {
  const rows = await database().$queryRaw<{ until: Date | null }[]>`
    INSERT INTO mail_paces AS pace (relay, failure_count) VALUES (${RELAY}, 1)
    ON CONFLICT (relay) DO UPDATE SET
      failure_count = pace.failure_count + 1,
      stop_reason = ${reason},
      stopped_until = CASE WHEN pace.failure_count + 1 >= ${FAILURES_MAX} THEN now()
        + least(${STOP_SECONDS} * 2 ^ (pace.failure_count + 1 - ${FAILURES_MAX}), ${STOP_SECONDS_MAX})
          * interval '1 second' END
    RETURNING stopped_until AS until`;
  const until = rows[0]?.until;
  return until ? { until, reason } : null;
}

/** The relay works again: whatever was counted against it is forgotten. */
export async function recordRelaySuccess(): Promise<void> {
  await database().$executeRaw`
    UPDATE mail_paces SET failure_count = 0, stopped_until = NULL, stop_reason = NULL
    WHERE relay = ${RELAY} AND failure_count > 0`;
}

/** Why no mail leaves at the moment; null when it does. */
export async function findStop(): Promise<Stop | null> {
  const rows = await database().$queryRaw<Stop[]>`
    SELECT stopped_until AS until, coalesce(stop_reason, '') AS reason FROM mail_paces
    WHERE relay = ${RELAY} AND stopped_until > now() LIMIT 1`;
  return rows[0] ?? null;
}
