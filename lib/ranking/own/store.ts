import { sql, type Transaction } from "@/lib/database/client";
import type { RangeCount } from "./damp";

/** What readers here did with one paper so far. */
export type OwnTotals = { paperId: number; marks: RangeCount[]; clickCount: number };
export type OwnReading = { paperId: number; signal: string; value: number };

/**
 * Takes up to `limit` papers whose marks or clicks changed. Skips what a change holds locked; that stays
 * due. Index: due_readings_pkey.
 */
export async function takeDueReadings(tx: Transaction, limit: number): Promise<number[]> {
  const taken = await tx.$queryRaw<{ id: number }[]>(sql`
    DELETE FROM due_readings WHERE paper_id IN (
      SELECT paper_id FROM due_readings ORDER BY paper_id LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING paper_id AS id`);
  return taken.map(({ id }) => id);
}

/** The marks of these papers by kind and network range, and their clicks. Indexes: marks_of_paper, clicks_pkey. */
export async function listOwnTotals(tx: Transaction, ids: number[]): Promise<OwnTotals[]> {
  return tx.$queryRaw<OwnTotals[]>(sql`
    SELECT papers.id AS "paperId",
      coalesce((SELECT jsonb_agg(jsonb_build_object('kind', kind, 'count', count))
        FROM (SELECT kind, count(*) FROM marks WHERE paper_id = papers.id
              GROUP BY kind, range_key) AS ranges), '[]') AS marks,
      coalesce((SELECT sum(click_count) FROM clicks WHERE paper_id = papers.id), 0)::int
        AS "clickCount"
    FROM papers WHERE papers.id = ANY (${ids}::int[])
    ORDER BY papers.id`);
}

/**
 * Appends those readings that differ from the latest one of their signal; a first one of nothing is
 * none. Index: observations_pkey.
 */
export async function recordOwnReadings(
  tx: Transaction,
  readings: OwnReading[],
  now: Date,
): Promise<number> {
  return tx.$executeRaw(sql`
    INSERT INTO observations (paper_id, signal, source, observed_at, value)
    SELECT "paperId", given.signal, 'readers', ${now}, given.value
    FROM jsonb_to_recordset(${JSON.stringify(readings)}::jsonb) AS given
      ("paperId" int, signal text, value float8)
    WHERE given.value <> coalesce((SELECT value FROM observations
      WHERE paper_id = "paperId" AND signal = given.signal AND source = 'readers'
      ORDER BY observed_at DESC LIMIT 1), 0)
    ORDER BY 1, 2
    ON CONFLICT (paper_id, signal, source, observed_at) DO UPDATE SET value = excluded.value`);
}
