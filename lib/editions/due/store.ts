import { raw, sql, type Transaction } from "@/lib/database/client";
import type { Profile } from "@/lib/editions/choose";
import { LATE_HOURS_MAX, type ZoneClock } from "./clock";

/** The subscriptions an edition is planned for, as a query for others to stand on. */
export type DueSql = ReturnType<typeof sql>;

/** A list column as an array: Prisma leaves an empty list NULL when it was never set. */
const listOf = (column: string) => sql`coalesce(${raw(`s.${column}`)}, '{}')`;

/** Names the list a subscription is served from; equal follows share it. */
const PROFILE_KEY = sql`md5(concat_ws('|', ${listOf("tags")}::text, ${listOf("excluded_tags")}::text,
  ${listOf("authors")}::text, ${listOf("phrases")}::text, coalesce(s.min_score::text, '')))`;

/** What planning needs of a subscription. */
const COLUMNS = sql`s.reader_id, s.tags, s.excluded_tags, s.authors, s.phrases, s.min_score, s.paper_count,
  s.paused_until, s.mails_quiet_days`;

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
export function dueSql(clocks: ZoneClock[], now: Date): DueSql {
  return sql`
    SELECT ${COLUMNS}, s.cadence AS kind, slot.at::date AS edition_on, r.state AS reader_state,
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
export function welcomeSql(readerId: number, editionOn: string): DueSql {
  return sql`
    SELECT ${COLUMNS}, 'welcome' AS kind, ${editionOn}::date AS edition_on, r.state AS reader_state,
      ${PROFILE_KEY} AS profile_key
    FROM subscriptions s JOIN readers r ON r.id = s.reader_id
    WHERE s.reader_id = ${readerId}`;
}

export async function listDueEditions(
  tx: Transaction,
  due: DueSql,
): Promise<{ kind: string; editionOn: string }[]> {
  return tx.$queryRaw`
    SELECT DISTINCT kind, edition_on::text AS "editionOn" FROM (${due}) AS due ORDER BY 1, 2`;
}

/** The distinct follows of the subscriptions due. */
export async function listProfiles(tx: Transaction, due: DueSql): Promise<Profile[]> {
  return tx.$queryRaw`
    SELECT DISTINCT ON (profile_key) profile_key AS key, ${listOf("tags")} AS tags,
      ${listOf("excluded_tags")} AS "excludedTags", ${listOf("authors")} AS authors,
      ${listOf("phrases")} AS phrases, s.min_score AS "minScore"
    FROM (${due}) AS s ORDER BY profile_key`;
}
