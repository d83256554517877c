import { raw, sql, type Transaction } from "@/lib/database/client";
import type { DueProfile } from "@/lib/editions/lists";
import type { DueSlot } from "./clock";

/** The subscriptions an edition is planned for, as a query for others to stand on. */
export type DueSql = ReturnType<typeof sql>;

/** A list column as an array: Prisma leaves an empty list NULL when it was never set. */
const listOf = (column: string) => sql`coalesce(${raw(`s.${column}`)}, '{}')`;

/** Names the list a subscription is served from; equal follows share it. */
const PROFILE_KEY = sql`md5(concat_ws('|', ${listOf("tags")}::text, ${listOf("excluded_tags")}::text,
  ${listOf("authors")}::text, ${listOf("phrases")}::text,
  CASE WHEN s.searches <> '{}' THEN s.searches::text END,
  coalesce(s.min_score::text, '')))`;

/** What planning needs of a subscription. */
const COLUMNS = sql`s.reader_id, s.tags, s.excluded_tags, s.authors, s.phrases, s.searches, s.min_score,
  s.paper_count, s.paused_until, s.mails_quiet_days`;

export async function listTimeZones(tx: Transaction): Promise<string[]> {
  const rows = await tx.$queryRaw<{ timeZone: string }[]>`
    SELECT DISTINCT time_zone AS "timeZone" FROM subscriptions ORDER BY 1`;
  return rows.map((row) => row.timeZone);
}

/** The readers of one step of planning: ids after the first, up to and with the second. */
export type ReaderRange = { after: number; upTo: number };
export type KnownEdition = { id: number; kind: string; editionOn: string };

/** The highest reader id that has a subscription. Index: subscriptions_reader_id_key. */
export async function findLastReader(tx: Transaction): Promise<number> {
  const rows = await tx.$queryRaw<{ last: number | null }[]>`
    SELECT max(reader_id) AS last FROM subscriptions`;
  return rows[0]?.last ?? 0;
}

/** The editions of these dates that exist already. Index: editions_kind_edition_on_key. */
export async function listKnownEditions(tx: Transaction, dates: string[]): Promise<KnownEdition[]> {
  return tx.$queryRaw<KnownEdition[]>`
    SELECT id, kind, edition_on::text AS "editionOn" FROM editions
    WHERE edition_on = ANY (${dates}::date[]) AND kind <> 'welcome' ORDER BY id`;
}

/**
 * Subscriptions of a range of readers whose slot has come and has no delivery yet. A slot from
 * before the reader confirmed is none. An edition made meanwhile by another planner is not known
 * here; the unique delivery of edition and reader holds all the same.
 * Indexes: subscriptions_reader_id_key, deliveries_edition_id_reader_id_key.
 */
export function dueSql(
  slots: DueSlot[],
  known: KnownEdition[],
  { after, upTo }: ReaderRange,
): DueSql {
  return sql`
    SELECT ${COLUMNS}, s.cadence AS kind, slot.edition_on, r.state AS reader_state,
      ${PROFILE_KEY} AS profile_key
    FROM subscriptions s
    JOIN unnest(${slots.map((slot) => slot.timeZone)}::text[], ${slots.map((slot) => slot.hour)}::int[],
        ${slots.map((slot) => slot.editionOn)}::date[], ${slots.map((slot) => slot.at)}::timestamptz[],
        ${slots.map((slot) => slot.isoWeekday)}::int[])
      AS slot (time_zone, hour, edition_on, at, isoweekday)
      ON slot.time_zone = s.time_zone AND slot.hour = s.hour
    JOIN readers r ON r.id = s.reader_id AND r.state IN ('confirmed', 'bounced')
    LEFT JOIN unnest(${known.map((one) => one.id)}::int[], ${known.map((one) => one.kind)}::text[],
        ${known.map((one) => one.editionOn)}::date[]) AS known (id, kind, edition_on)
      ON known.kind = s.cadence AND known.edition_on = slot.edition_on
    WHERE s.reader_id > ${after} AND s.reader_id <= ${upTo}
      AND r.confirmed_at <= slot.at
      AND (NOT s.weekdays_only OR slot.isoweekday < 6)
      AND (s.cadence = 'daily' OR slot.isoweekday = 1)
      AND NOT EXISTS (SELECT 1 FROM deliveries d
        WHERE d.edition_id = known.id AND d.reader_id = s.reader_id)`;
}

/** The welcome editions of readers who have not left since they asked, each on their own date. */
export function welcomeSql(welcomes: { readerId: number; editionOn: string }[]): DueSql {
  return sql`
    SELECT ${COLUMNS}, 'welcome' AS kind, asked.edition_on, r.state AS reader_state,
      ${PROFILE_KEY} AS profile_key
    FROM unnest(${welcomes.map((one) => one.readerId)}::int[],
        ${welcomes.map((one) => one.editionOn)}::date[]) AS asked (reader_id, edition_on)
    JOIN subscriptions s USING (reader_id)
    JOIN readers r ON r.id = s.reader_id AND r.state IN ('confirmed', 'bounced')`;
}

/**
 * The distinct follows of the subscriptions due, with each edition they are due for, and how many
 * papers their readers were mailed since `since`. Index: deliveries_of_reader.
 */
export async function listDueProfiles(
  tx: Transaction,
  due: DueSql,
  since: Date,
): Promise<DueProfile[]> {
  return tx.$queryRaw`
    SELECT profile_key AS key, kind, edition_on::text AS "editionOn", min(${listOf("tags")}) AS tags,
      min(${listOf("excluded_tags")}) AS "excludedTags", min(${listOf("authors")}) AS authors,
      min(${listOf("phrases")}) AS phrases, coalesce(min(s.searches) FILTER (WHERE s.searches <> '{}'), '{}') AS searches,
      min(s.min_score) AS "minScore",
      max(s.paper_count + mailed.count)::int AS "neededCount"
    FROM (${due}) AS s CROSS JOIN LATERAL (
      SELECT coalesce(sum(cardinality(paper_ids)), 0) AS count FROM deliveries
      WHERE reader_id = s.reader_id AND created_at > ${since}) AS mailed
    GROUP BY profile_key, kind, edition_on ORDER BY profile_key, kind, edition_on`;
}

/**
 * The distinct searches that subscriptions due follow. Reads those alone that follow any. Index:
 * subscriptions_with_searches.
 */
export async function listDueSearches(tx: Transaction, due: DueSql): Promise<string[]> {
  const rows = await tx.$queryRaw<{ search: string }[]>`
    SELECT DISTINCT search FROM (${due}) AS s, unnest(s.searches) AS search
    WHERE s.searches <> '{}' ORDER BY search`;
  return rows.map((row) => row.search);
}
