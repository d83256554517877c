import { database, raw, sql, type Transaction } from "@/lib/database/client";
import type { NextState } from "./outcome";

/** The two outboxes: letters to one reader, and deliveries of editions. Same states, same rules. */
export type Outbox = "letters" | "deliveries";
export type Claim = {
  id: bigint;
  attemptCount: number;
  /** Attempts before this one whose outcome is unknown. */
  doubtCount: number;
};
export type Settlement = Claim & NextState & { isBounce: boolean };

/**
 * Claims up to `limit` due messages for `leaseMs`, or takes over claims whose lease ran out: their
 * worker died, and whether it had sent is unknown, so they go again under the same Message-ID.
 * Committed before this returns, hence before DATA: no message is sent that is not claimed. The
 * clock is the database's, one for all workers. Any number of workers; locked rows are skipped.
 * Ordered by due instant alone: a tie-break would sort a whole edition. Index: (state, next_attempt_at).
 */
export async function claimMessages(
  outbox: Outbox,
  limit: number,
  leaseMs: number,
): Promise<Claim[]> {
  const table = raw(outbox);
  const due = (state: string) => sql`
    SELECT id FROM ${table} WHERE state = ${state} AND next_attempt_at <= now() AND settled_at IS NULL
    ORDER BY next_attempt_at LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
  return database().$queryRaw<Claim[]>(sql`
    WITH lapsed AS (
      SELECT id FROM ${table} WHERE state = 'claimed' AND claimed_until < now()
      LIMIT ${limit} FOR UPDATE SKIP LOCKED),
    queued AS (${due("queued")}), doubtful AS (${due("in_doubt")}),
    chosen AS (
      SELECT id, doubt FROM (
        SELECT id, 1 AS doubt FROM lapsed UNION ALL SELECT id, 0 FROM queued
        UNION ALL SELECT id, 0 FROM doubtful) AS either LIMIT ${limit})
    UPDATE ${table} AS message
    SET state = 'claimed', claimed_until = now() + ${leaseMs} * interval '1 millisecond',
      attempt_count = message.attempt_count + 1, doubt_count = message.doubt_count + chosen.doubt
    FROM chosen WHERE message.id = chosen.id
    RETURNING message.id::bigint AS id, message.attempt_count AS "attemptCount",
      message.doubt_count AS "doubtCount"`);
}

/**
 * Records how claimed messages went, and marks readers whose address is dead. A claim that lapsed
 * and was taken over is left to its new owner, known by the attempt.
 */
export async function recordOutcomes(outbox: Outbox, settlements: Settlement[]): Promise<void> {
  if (settlements.length === 0) return;
  await database().$transaction(async (tx) => {
    await updateStates(tx, outbox, settlements);
    await markBounced(tx, outbox, settlements);
  });
}

async function updateStates(tx: Transaction, outbox: Outbox, rows: Settlement[]): Promise<void> {
  await tx.$executeRaw(sql`
    UPDATE ${raw(outbox)} AS message
    SET state = given.state, reason = given.reason, claimed_until = NULL,
      doubt_count = message.doubt_count + (given.state = 'in_doubt')::int,
      next_attempt_at = now() + coalesce(given.retry_ms, 0) * interval '1 millisecond',
      settled_at = CASE WHEN given.retry_ms IS NULL THEN now() END
    FROM unnest(${rows.map((row) => row.id)}::bigint[], ${rows.map((row) => row.attemptCount)}::int[],
      ${rows.map((row) => row.state)}::text[], ${rows.map((row) => row.reason)}::text[],
      ${rows.map((row) => row.retryMs)}::float8[])
      AS given (id, attempt_count, state, reason, retry_ms)
    WHERE message.id = given.id AND message.attempt_count = given.attempt_count
      AND message.state = 'claimed'`);
}

async function markBounced(tx: Transaction, outbox: Outbox, rows: Settlement[]): Promise<void> {
  const bounced = rows.filter((row) => row.isBounce).map((row) => row.id);
  if (bounced.length === 0) return;
  await tx.$executeRaw(sql`
    UPDATE readers SET state = 'bounced'
    WHERE state = 'confirmed'
      AND id IN (SELECT reader_id FROM ${raw(outbox)} WHERE id = ANY (${bounced}::bigint[]))`);
}
