import { database, prepared, raw, sql } from "@/lib/database/client";
import { countLanes, type Limits } from "./lanes";
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
export type ClaimedGroup = {
  lane: number;
  claims: Claim[];
  /** How long to wait before the first is sent, to keep the rate (ms). */
  startsInMs: number;
  /** Whether failures are counted against the relay, which an accepted message ends. */
  isRelayDoubted: boolean;
};

type ClaimRow = Omit<ClaimedGroup, "claims"> & { id: bigint | null } & Omit<Claim, "id">;

/** Whether a pass would find anything to do. Index: (state, next_attempt_at). */
export async function hasDueMessages(outbox: Outbox): Promise<boolean> {
  const table = raw(outbox);
  const rows = await database().$queryRaw<{ isDue: boolean }[]>(sql`
    SELECT EXISTS (SELECT 1 FROM ${table} WHERE state = 'queued' AND next_attempt_at <= now())
      OR EXISTS (SELECT 1 FROM ${table}
                 WHERE state = 'in_doubt' AND next_attempt_at <= now() AND settled_at IS NULL)
      OR EXISTS (SELECT 1 FROM ${table} WHERE state = 'claimed' AND claimed_until < now()) AS "isDue"`);
  return rows[0]?.isDue ?? false;
}

/**
 * Takes a free lane for `leaseMs`, and with it claims as many due messages as the lane has
 * connections; or takes over claims whose lease ran out: their worker died, and whether it had sent
 * is unknown, so they go again under the same Message-ID. Null when mail is stopped or no lane is
 * free. One statement, committed before this returns, hence before DATA: no message is sent that is
 * not claimed, and none beyond the connections and the rate that all workers have together. The
 * clock is the database's.
 * Due messages come in the order of their instant alone: a tie-break would sort a whole edition.
 * Index: (state, next_attempt_at).
 */
export async function claimGroup(
  outbox: Outbox,
  leaseMs: number,
  limits: Limits,
): Promise<ClaimedGroup | null> {
  const table = raw(outbox);
  const lapse = sql`clock_timestamp() + ${leaseMs} * interval '1 millisecond'`;
  const size = sql`(SELECT coalesce(max(size), 0) FROM lane)`;
  // A state is a word of ours, not a value: the plan made once is then for that state.
  const due = (state: "queued" | "in_doubt") => sql`
    SELECT id FROM ${table} WHERE state = ${raw(`'${state}'`)} AND next_attempt_at <= now() AND settled_at IS NULL
    ORDER BY next_attempt_at LIMIT ${size} FOR UPDATE SKIP LOCKED`;
  const rows = await database().$queryRaw<ClaimRow[]>(sql`${prepared}
    WITH lane AS (${laneSql(lapse, limits)}),
    lapsed AS (
      SELECT id FROM ${table} WHERE state = 'claimed' AND claimed_until < clock_timestamp()
      LIMIT ${size} FOR UPDATE SKIP LOCKED),
    queued AS (${due("queued")}), doubtful AS (${due("in_doubt")}),
    chosen AS (
      SELECT id, doubt FROM (
        SELECT id, 1 AS doubt FROM lapsed UNION ALL SELECT id, 0 FROM queued
        UNION ALL SELECT id, 0 FROM doubtful) AS either LIMIT ${size}),
    claimed AS (
      UPDATE ${table} AS message
      SET state = 'claimed', claimed_until = ${lapse}, attempt_count = message.attempt_count + 1,
        doubt_count = message.doubt_count + chosen.doubt
      FROM chosen WHERE message.id = chosen.id
      RETURNING message.id::bigint AS id, message.attempt_count, message.doubt_count)
    SELECT lane.id AS lane, lane.starts_in_ms AS "startsInMs", claimed.id,
      EXISTS (SELECT 1 FROM mail_paces WHERE failure_count > 0) AS "isRelayDoubted",
      claimed.attempt_count AS "attemptCount", claimed.doubt_count AS "doubtCount"
    FROM lane LEFT JOIN claimed ON true`);
  const [first] = rows;
  if (!first) return null;
  const claims = rows.flatMap(({ id, attemptCount, doubtCount }) =>
    id === null ? [] : [{ id, attemptCount, doubtCount }],
  );
  const { lane, startsInMs, isRelayDoubted } = first;
  return { lane, startsInMs, isRelayDoubted, claims };
}

/** One free lane taken, unless mail is stopped: its size, and the wait that its share of the rate asks. */
function laneSql(lapse: ReturnType<typeof sql>, { rate, connections }: Limits) {
  const lanes = countLanes(connections);
  const size = sql`(${connections}::int / ${lanes}::int + (mail_lanes.id <= ${connections % lanes})::int)`;
  const seconds = sql`${size} * ${lanes / rate}::float8 * interval '1 second'`;
  return sql`
    UPDATE mail_lanes SET held_until = ${lapse},
      next_send_at = greatest(next_send_at, clock_timestamp()) + ${seconds}
    WHERE id = (SELECT id FROM mail_lanes WHERE id <= ${lanes} AND held_until <= clock_timestamp()
                ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
      AND NOT EXISTS (SELECT 1 FROM mail_paces WHERE stopped_until > clock_timestamp())
    RETURNING id, ${size} AS size,
      greatest(0, extract(epoch FROM next_send_at - ${seconds} - clock_timestamp()) * 1000)::float8
        AS starts_in_ms`;
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

/** Lengthens the lease of a group still being sent, so that a slow relay does not lose it. */
export async function extendClaims(
  outbox: Outbox,
  { lane, claims }: ClaimedGroup,
  leaseMs: number,
): Promise<void> {
  const lapse = sql`clock_timestamp() + ${leaseMs} * interval '1 millisecond'`;
  await database().$executeRaw(sql`
    WITH held AS (UPDATE mail_lanes SET held_until = ${lapse} WHERE id = ${lane})
    UPDATE ${raw(outbox)} AS message SET claimed_until = ${lapse}
    FROM unnest(${claims.map((claim) => claim.id)}::bigint[],
                ${claims.map((claim) => claim.attemptCount)}::int[]) AS given (id, attempt_count)
    WHERE message.id = given.id AND message.attempt_count = given.attempt_count
      AND message.state = 'claimed'`);
}

/** Gives a lane back that was taken for nothing. */
export async function releaseLane(lane: number): Promise<void> {
  await database().$executeRaw`UPDATE mail_lanes SET held_until = 'epoch' WHERE id = ${lane}`;
}

/**
 * Records how a group went, marks readers whose address is dead, and gives its lane back: one
 * statement. A claim that lapsed and was taken over is left to its new owner, known by the attempt.
 */
export async function recordOutcomes(
  outbox: Outbox,
  lane: number,
  rows: Settlement[],
): Promise<void> {
  await database().$executeRaw(sql`${prepared}
    WITH released AS (UPDATE mail_lanes SET held_until = 'epoch' WHERE id = ${lane}),
    settled AS (
      UPDATE ${raw(outbox)} AS message
      SET state = given.state, reason = given.reason, claimed_until = NULL,
        doubt_count = message.doubt_count + (given.state = 'in_doubt')::int,
        next_attempt_at = now() + coalesce(given.retry_ms, 0) * interval '1 millisecond',
        settled_at = CASE WHEN given.retry_ms IS NULL THEN now() END
      FROM unnest(${rows.map((row) => row.id)}::bigint[], ${rows.map((row) => row.attemptCount)}::int[],
        ${rows.map((row) => row.state)}::text[], ${rows.map((row) => row.reason)}::text[],
        ${rows.map((row) => row.retryMs)}::float8[], ${rows.map((row) => row.isBounce)}::bool[])
        AS given (id, attempt_count, state, reason, retry_ms, is_bounce)
      WHERE message.id = given.id AND message.attempt_count = given.attempt_count
        AND message.state = 'claimed'
      RETURNING message.reader_id, given.is_bounce)
    UPDATE readers SET state = 'bounced' FROM settled
    WHERE readers.id = settled.reader_id AND settled.is_bounce AND readers.state = 'confirmed'`);
}
