import { database, prepared, sql, type Transaction } from "@/lib/database/client";
import type { ClaimedDelivery, EditionChange, EditionKind } from "./content";

/** What changed of papers mailed before, each with the day it was mailed; most deliveries have none, and look for none. */
const CHANGES = sql`CASE WHEN d.changed_paper_ids = '{}' THEN '[]' ELSE coalesce((
  SELECT jsonb_agg(jsonb_build_object('publicId', p.public_id, 'title', p.title,
      'change', CASE WHEN p.withdrawn_at IS NULL THEN 'replaced' ELSE 'withdrawn' END,
      'mailedOn', before.edition_on) ORDER BY p.id)
  FROM unnest(d.changed_paper_ids) AS news (id) JOIN papers p ON p.id = news.id
  CROSS JOIN LATERAL (SELECT max(e2.edition_on)::text AS edition_on
    FROM deliveries d2 JOIN editions e2 ON e2.id = d2.edition_id
    WHERE d2.reader_id = d.reader_id AND p.id = ANY (d2.paper_ids)) AS before), '[]') END`;

/** What is still to be mailed, or mailed again, to a reader who wants no more is not. */
export async function cancelDeliveries(
  tx: Transaction,
  readerId: number,
  reason: string,
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE deliveries SET state = 'cancelled', reason = ${reason}, settled_at = ${now}
    WHERE reader_id = ${readerId} AND state IN ('queued', 'in_doubt') AND settled_at IS NULL`;
}

/**
 * The contents of claimed deliveries; those whose reader is gone are missing. Indexes: primary keys,
 * subscriptions_reader_id_key.
 */
export async function listClaimed(ids: bigint[]): Promise<ClaimedDelivery[]> {
  return database().$queryRaw<ClaimedDelivery[]>`
    ${prepared} SELECT d.id, d.message_id AS "messageId", d.reader_id AS "readerId", r.email,
      r.token_version AS "tokenVersion", e.id AS "editionId", e.kind, e.edition_on::text AS "editionOn", d.note,
      d.paper_ids AS "paperIds", d.found_by AS "foundBy", ${CHANGES} AS changes,
      s.hour, s.time_zone AS "timeZone", s.cadence, s.weekdays_only AS "weekdaysOnly",
      coalesce(s.authors, '{}') AS authors, coalesce(s.phrases, '{}') AS phrases,
      coalesce(s.searches, '{}') AS searches,
      coalesce(s.tags, '{}') AS tags, coalesce(s.excluded_tags, '{}') AS "excludedTags"
    FROM deliveries d JOIN editions e ON e.id = d.edition_id JOIN readers r ON r.id = d.reader_id
    JOIN subscriptions s ON s.reader_id = r.id
    WHERE d.id = ANY (${ids}::bigint[]) ORDER BY d.id`;
}

/** A delivery as "view in browser" shows it. */
export type ViewedDelivery = {
  editionId: number;
  kind: EditionKind;
  editionOn: string;
  note: string | null;
  paperIds: number[];
  foundBy: string[] | null;
  changes: EditionChange[];
};

/** Null when there is none, or its reader was deleted. */
export async function findViewedDelivery(id: bigint): Promise<ViewedDelivery | null> {
  const rows = await database().$queryRaw<ViewedDelivery[]>`
    SELECT e.id AS "editionId", e.kind, e.edition_on::text AS "editionOn", d.note,
      d.paper_ids AS "paperIds", d.found_by AS "foundBy", ${CHANGES} AS changes
    FROM deliveries d JOIN editions e ON e.id = d.edition_id
    WHERE d.id = ${id} AND d.reader_id IS NOT NULL`;
  return rows[0] ?? null;
}
