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
/** What all workers together keep to: messages a second, and messages in flight. */
export type Limits = { rate: number; connections: number };
export type ClaimedGroup = {
  claims: Claim[];
  /** How long to wait before the first is sent, to keep the rate (ms). */
  startsInMs: number;
};

/** The one relay all mail leaves by; its row is the lock under which messages are claimed. */
const RELAY = "default";

/**
 * Claims up to `limit` due messages for `leaseMs`, or takes over claims whose lease ran out: their
 * worker died, and whether it had sent is unknown, so they go again under the same Message-ID.
 * Committed before this returns, hence before DATA: no message is sent that is not claimed. Claims
 * are made one worker at a time under the relay's row, which is what holds the rate and the number
 * in flight over all of them. The clock is the database's, one for all workers.
 */
export async function claimMessages(
  outbox: Outbox,
  limit: number,
  leaseMs: number,
  limits: Limits,
): Promise<ClaimedGroup> {
  return database().$transaction(async (tx) => {
    const startsInMs = await lockPace(tx);
    if (startsInMs === null) return { claims: [], startsInMs: 0 };
    const free = limits.connections - (await countInFlight(tx));
    const claims = await claimDue(tx, outbox, Math.min(limit, free), leaseMs);
    if (claims.length > 0) await advancePace(tx, claims.length / limits.rate);
    return { claims, startsInMs };
  });
}

/**
 * Cancels deliveries that have been due for longer than an edition may be late: no worker ran, or
 * the database was restored from an old dump whose mail went out long ago. Their papers come with
 * the next edition. Index: deliveries_due.
 */
export async function cancelLateDeliveries(hours: number): Promise<number> {
  return database().$executeRaw`
    UPDATE deliveries SET state = 'cancelled', reason = 'too late', settled_at = now(), claimed_until = NULL
    WHERE settled_at IS NULL AND state IN ('queued', 'claimed', 'in_doubt')
      AND next_attempt_at < now() - ${hours} * interval '1 hour'`;
}

/** Lengthens the lease of messages still being sent, so that a slow relay does not lose them. */
export async function extendClaims(
  outbox: Outbox,
  claims: Claim[],
  leaseMs: number,
): Promise<void> {
  await database().$executeRaw(sql`
    UPDATE ${raw(outbox)} AS message SET claimed_until = now() + ${leaseMs} * interval '1 millisecond'
    FROM unnest(${claims.map((claim) => claim.id)}::bigint[],
                ${claims.map((claim) => claim.attemptCount)}::int[]) AS given (id, attempt_count)
    WHERE message.id = given.id AND message.attempt_count = given.attempt_count
      AND message.state = 'claimed'`);
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

/** The wait until the next message may start (ms); null while mail is stopped. Locks the relay. */
async function lockPace(tx: Transaction): Promise<number | null> {
  const rows = await tx.$queryRaw<{ waitMs: number; isStopped: boolean }[]>`
    INSERT INTO mail_paces (relay, next_send_at) VALUES (${RELAY}, now())
    ON CONFLICT (relay) DO UPDATE SET relay = excluded.relay
    RETURNING extract(epoch FROM greatest(next_send_at - clock_timestamp(), interval '0'))::float8 * 1000
        AS "waitMs", coalesce(stopped_until > clock_timestamp(), false) AS "isStopped"`;
  const pace = rows[0];
  return !pace || pace.isStopped ? null : pace.waitMs;
}

async function advancePace(tx: Transaction, seconds: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE mail_paces
    SET next_send_at = greatest(next_send_at, clock_timestamp()) + ${seconds} * interval '1 second'
    WHERE relay = ${RELAY}`;
}

/** Messages some worker holds now. Indexes: (state, next_attempt_at) of both tables. */
async function countInFlight(tx: Transaction): Promise<number> {
  const rows = await tx.$queryRaw<{ count: number }[]>`
    SELECT (SELECT count(*) FROM letters WHERE state = 'claimed' AND claimed_until >= clock_timestamp())::int
      + (SELECT count(*) FROM deliveries WHERE state = 'claimed' AND claimed_until >= clock_timestamp())::int
      AS count`;
  return rows[0]?.count ?? 0;
}

/**
 * Ordered by due instant alone: a tie-break would sort a whole edition, which is due at one
 * instant. Index: (state, next_attempt_at).
 */
async function claimDue(
  tx: Transaction,
  outbox: Outbox,
  limit: number,
  leaseMs: number,
): Promise<Claim[]> {
  if (limit <= 0) return [];
  const table = raw(outbox);
  const due = (state: string) => sql`
    SELECT id FROM ${table} WHERE state = ${state} AND next_attempt_at <= now() AND settled_at IS NULL
    ORDER BY next_attempt_at LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
  return tx.$queryRaw<Claim[]>(sql`
    WITH lapsed AS (
      SELECT id FROM ${table} WHERE state = 'claimed' AND claimed_until < clock_timestamp()
      LIMIT ${limit} FOR UPDATE SKIP LOCKED),
    queued AS (${due("queued")}), doubtful AS (${due("in_doubt")}),
    chosen AS (
      SELECT id, doubt FROM (
        SELECT id, 1 AS doubt FROM lapsed UNION ALL SELECT id, 0 FROM queued
        UNION ALL SELECT id, 0 FROM doubtful) AS either LIMIT ${limit})
    UPDATE ${table} AS message
    SET state = 'claimed', claimed_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond',
      attempt_count = message.attempt_count + 1, doubt_count = message.doubt_count + chosen.doubt
    FROM chosen WHERE message.id = chosen.id
    RETURNING message.id::bigint AS id, message.attempt_count AS "attemptCount",
      message.doubt_count AS "doubtCount"`);
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
