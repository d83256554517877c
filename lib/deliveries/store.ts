import { database, raw, sql, type Transaction } from "@/lib/database/client";
import type { Profile } from "@/lib/editions/choose";
import type { ClaimedDelivery } from "./content";
import { LATE_HOURS_MAX, type ZoneClock } from "./plan";

type Sql = ReturnType<typeof sql>;

export type { Transaction };
export type ChosenList = { key: string; paperIds: number[] };
export type PlanCount = { state: string; count: number };
/** How Message-IDs are made: a key of this installation, and the domain mail comes from. */
export type MessageIds = { key: string; domain: string };

/** One statement's worth of readers: bounds its memory, and what a crash makes anew. */
const CHUNK_READERS = 10_000;
/** What a reader was mailed within this many days is not mailed again. */
const MEMORY_DAYS = 90;

/** A list column as an array: Prisma leaves an empty list NULL when it was never set. */
const listOf = (column: string) => sql`coalesce(${raw(`s.${column}`)}, '{}')`;

/** Names the list a subscription is served from; equal follows share it. */
const PROFILE_KEY = sql`md5(concat_ws('|', ${listOf("tags")}::text, ${listOf("excluded_tags")}::text,
  ${listOf("authors")}::text, ${listOf("phrases")}::text, coalesce(s.min_score::text, '')))`;

export async function listTimeZones(tx: Transaction): Promise<string[]> {
  const rows = await tx.$queryRaw<{ timeZone: string }[]>`
    SELECT DISTINCT time_zone AS "timeZone" FROM subscriptions ORDER BY 1`;
  return rows.map((row) => row.timeZone);
}

/**
 * Subscriptions whose slot has come and has no delivery yet. The slot is the last passing of the
 * reader's hour on the reader's clock; one from before they confirmed, or missed by more than
 * LATE_HOURS_MAX, is none. Reads subscriptions in order of reader_id.
 */
export function dueSql(clocks: ZoneClock[], now: Date): Sql {
  return sql`
    SELECT s.*, s.cadence AS kind, slot.at::date AS edition_on, r.state AS reader_state,
      ${PROFILE_KEY} AS profile_key
    FROM subscriptions s
    JOIN readers r ON r.id = s.reader_id AND r.state IN ('confirmed', 'bounced')
    JOIN unnest(${clocks.map((one) => one.timeZone)}::text[],
                ${clocks.map((one) => one.offsetMinutes)}::int[]) AS clock (time_zone, offset_minutes)
      ON clock.time_zone = s.time_zone
    CROSS JOIN LATERAL (SELECT ${now}::timestamptz AT TIME ZONE 'UTC'
      + make_interval(mins => clock.offset_minutes) AS now) AS local
    CROSS JOIN LATERAL (SELECT date_trunc('day', local.now) + make_interval(hours => s.hour) AS at) AS today
    CROSS JOIN LATERAL (SELECT CASE WHEN today.at <= local.now THEN today.at
      ELSE today.at - interval '1 day' END AS at) AS slot
    WHERE local.now - slot.at <= make_interval(hours => ${LATE_HOURS_MAX})
      AND r.confirmed_at <= (slot.at - make_interval(mins => clock.offset_minutes)) AT TIME ZONE 'UTC'
      AND (NOT s.weekdays_only OR extract(isodow FROM slot.at) < 6)
      AND (s.cadence = 'daily' OR extract(isodow FROM slot.at) = 1)
      AND NOT EXISTS (SELECT 1 FROM deliveries d JOIN editions e ON e.id = d.edition_id
        WHERE d.reader_id = s.reader_id AND e.kind = s.cadence AND e.edition_on = slot.at::date)`;
}

/** The welcome edition of one reader, on their own date. */
export function welcomeSql(readerId: number, editionOn: string): Sql {
  return sql`
    SELECT s.*, 'welcome' AS kind, ${editionOn}::date AS edition_on, r.state AS reader_state,
      ${PROFILE_KEY} AS profile_key
    FROM subscriptions s JOIN readers r ON r.id = s.reader_id
    WHERE s.reader_id = ${readerId}`;
}

export async function listDueEditions(
  tx: Transaction,
  due: Sql,
): Promise<{ kind: string; editionOn: string }[]> {
  return tx.$queryRaw`
    SELECT DISTINCT kind, edition_on::text AS "editionOn" FROM (${due}) AS due ORDER BY 1, 2`;
}

/** The distinct follows of the subscriptions due. */
export async function listProfiles(tx: Transaction, due: Sql): Promise<Profile[]> {
  return tx.$queryRaw`
    SELECT DISTINCT ON (profile_key) profile_key AS key, ${listOf("tags")} AS tags,
      ${listOf("excluded_tags")} AS "excludedTags", ${listOf("authors")} AS authors,
      ${listOf("phrases")} AS phrases, s.min_score AS "minScore"
    FROM (${due}) AS s ORDER BY profile_key`;
}

/**
 * Inserts the deliveries of up to CHUNK_READERS due subscriptions after `afterReader`, with the
 * papers each gets, and adds them to their editions' accounts: one statement, so that an account
 * sums at every instant, and a crash leaves whole chunks only. Planning again inserts nothing: one
 * delivery per edition and reader. Indexes: subscriptions_reader_id_key, deliveries_of_reader.
 */
export async function insertDeliveries(
  tx: Transaction,
  due: Sql,
  chosen: ChosenList[],
  ids: MessageIds,
  now: Date,
  afterReader: number,
): Promise<{ lastReader: number | null; counts: PlanCount[] }> {
  const rows = await tx.$queryRaw<(PlanCount & { lastReader: number | null })[]>(sql`
    WITH due AS MATERIALIZED (
      SELECT * FROM (${due}) AS due WHERE reader_id > ${afterReader}
      ORDER BY reader_id LIMIT ${CHUNK_READERS}),
    chosen AS MATERIALIZED (SELECT key, list::int[] AS ids
      FROM unnest(${chosen.map((one) => one.key)}::text[],
                  ${chosen.map((one) => `{${one.paperIds.join(",")}}`)}::text[]) AS given (key, list)),
    planned AS (${plannedSql(now)}),
    inserted AS (
      INSERT INTO deliveries (edition_id, reader_id, state, reason, paper_ids, changed_paper_ids,
        message_id, next_attempt_at, created_at, settled_at)
      SELECT edition_id, reader_id, state, reason, paper_ids, '{}', ${messageIdSql(ids)}, now(),
        ${now}, CASE WHEN state <> 'queued' THEN ${now}::timestamptz END
      FROM planned
      ON CONFLICT DO NOTHING
      RETURNING edition_id, state),
    counted AS (
      UPDATE editions SET candidate_count = candidate_count + added.count, closed_at = NULL
      FROM (SELECT edition_id, count(*)::int AS count FROM inserted GROUP BY edition_id) AS added
      WHERE id = added.edition_id)
    SELECT state, count(*)::int AS count, (SELECT max(reader_id) FROM due) AS "lastReader"
    FROM inserted GROUP BY state
    UNION ALL
    SELECT 'none', 0, (SELECT max(reader_id) FROM due)`);
  const lastReader = rows[0]?.lastReader ?? null;
  return { lastReader, counts: rows.filter((row) => row.count > 0) };
}

/** The due readers with their papers: the chosen list without what each was mailed before. */
function plannedSql(now: Date): Sql {
  return sql`
    SELECT e.id AS edition_id, due.reader_id, due.kind, due.edition_on, picked.ids AS paper_ids,
      ${stateSql(now)} AS state,
      CASE WHEN due.reader_state = 'bounced' THEN 'bounced' WHEN due.paused_until > ${now} THEN 'paused'
      END AS reason
    FROM due
    JOIN editions e ON e.kind = due.kind AND e.edition_on = due.edition_on
    JOIN chosen ON chosen.key = due.profile_key
    CROSS JOIN LATERAL (
      SELECT coalesce(array_agg(mailed.paper_id), '{}') AS ids
      FROM deliveries d CROSS JOIN LATERAL unnest(d.paper_ids) AS mailed (paper_id)
      WHERE d.reader_id = due.reader_id
        AND d.created_at > ${now}::timestamptz - make_interval(days => ${MEMORY_DAYS})
        AND d.state IN ('queued', 'claimed', 'accepted', 'in_doubt')) AS had
    CROSS JOIN LATERAL (
      SELECT coalesce(array_agg(id ORDER BY place), '{}') AS ids FROM (
        SELECT id, place FROM unnest(chosen.ids) WITH ORDINALITY AS listed (id, place)
        WHERE id <> ALL (had.ids) ORDER BY place LIMIT due.paper_count) AS first) AS picked`;
}

const stateSql = (now: Date) => sql`
  CASE WHEN due.reader_state = 'bounced' OR due.paused_until > ${now} THEN 'excluded'
  WHEN cardinality(picked.ids) = 0 AND NOT due.mails_quiet_days THEN 'empty' ELSE 'queued' END`;

/** Stable: the same edition for the same reader always has the same Message-ID. */
const messageIdSql = ({ key, domain }: MessageIds) => sql`
  '<' || kind || '.' || edition_on || '.' ||
  left(encode(sha256(convert_to(${key} || ':' || reader_id, 'UTF8')), 'hex'), 24) || '@' || ${domain} || '>'`;

/** What is still to be mailed to a reader who wants no more is not. */
export async function cancelDeliveries(
  tx: Transaction,
  readerId: number,
  reason: string,
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE deliveries SET state = 'cancelled', reason = ${reason}, settled_at = ${now}
    WHERE reader_id = ${readerId} AND state = 'queued'`;
}

export const inTransaction = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> =>
  database().$transaction(work, { timeout: 120_000, maxWait: 10_000 });

/** The contents of claimed deliveries; those whose reader is gone are missing. */
export async function listClaimed(ids: bigint[]): Promise<ClaimedDelivery[]> {
  return database().$queryRaw<ClaimedDelivery[]>`
    SELECT d.id, d.message_id AS "messageId", d.reader_id AS "readerId", r.email,
      r.token_version AS "tokenVersion", e.kind, e.edition_on::text AS "editionOn", e.note,
      d.paper_ids AS "paperIds", coalesce(d.changed_paper_ids, '{}') AS "changedPaperIds",
      s.hour, s.time_zone AS "timeZone", s.cadence,
      ARRAY(SELECT t.name FROM tags t WHERE t.slug = ANY (s.tags) ORDER BY t.position) AS tags
    FROM deliveries d JOIN editions e ON e.id = d.edition_id JOIN readers r ON r.id = d.reader_id
    JOIN subscriptions s ON s.reader_id = r.id
    WHERE d.id = ANY (${ids}::bigint[]) ORDER BY d.id`;
}
