import { database, sql, type Transaction } from "@/lib/database/client";
import type { PaperReading } from "./reading";

/** A stored paper that was read at an instant, and how many of those readings were new. */
export type ReadInstant = { arxivId: string; observedAt: Date; newCount: number };

/**
 * Appends readings of papers named by arXiv id, and returns what is known now of those that are stored;
 * papers that are not are missing from it. The same reading twice is recorded once, so a repeated file or
 * poll adds nothing. Indexes: papers_arxiv_id_key, observations_pkey.
 */
export async function recordReadings(
  readings: PaperReading[],
  tx: Transaction = database(),
): Promise<ReadInstant[]> {
  if (readings.length === 0) return [];
  return tx.$queryRaw<ReadInstant[]>(sql`
    WITH known AS MATERIALIZED (
      SELECT DISTINCT papers.id, given.*
      FROM jsonb_to_recordset(${JSON.stringify(readings)}::jsonb) AS given
        ("arxivId" text, signal text, source text, "observedAt" timestamptz, value float8,
         "isBeginning" boolean)
      JOIN papers ON papers.arxiv_id = given."arxivId"),
    recorded AS (
      INSERT INTO observations (paper_id, signal, source, observed_at, value)
      SELECT id, signal, source, "observedAt", value FROM known
      WHERE "isBeginning" IS NOT TRUE OR NOT EXISTS (SELECT 1 FROM observations AS earlier
        WHERE earlier.paper_id = known.id AND earlier.signal = known.signal
          AND earlier.source = known.source AND earlier.observed_at < known."observedAt")
      ORDER BY id, signal, source, "observedAt", value
      ON CONFLICT DO NOTHING RETURNING paper_id, signal, source, observed_at)
    SELECT known."arxivId", known."observedAt", count(recorded.paper_id)::int AS "newCount"
    FROM known
    LEFT JOIN recorded ON recorded.paper_id = known.id AND recorded.signal = known.signal
      AND recorded.source = known.source AND recorded.observed_at = known."observedAt"
    GROUP BY known."arxivId", known."observedAt"
    ORDER BY 1, 2`);
}
