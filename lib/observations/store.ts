import { database, sql, type Transaction } from "@/lib/database/client";
import type { PaperReading } from "./reading";

export type ReadingCounts = {
  recorded: number;
  /** Read at that instant before. */
  repeated: number;
  /** Of papers that are not stored. */
  unknown: number;
};

/**
 * Appends readings of papers named by arXiv id. The same reading twice is recorded once, so a
 * repeated file or poll adds nothing. Index: papers_arxiv_id_key.
 */
export async function recordReadings(
  readings: PaperReading[],
  tx: Transaction = database(),
): Promise<ReadingCounts> {
  if (readings.length === 0) return { recorded: 0, repeated: 0, unknown: 0 };
  const [row] = await tx.$queryRaw<{ recorded: number; known: number }[]>(sql`
    WITH known AS MATERIALIZED (
      SELECT DISTINCT papers.id, given.signal, given.source, given."observedAt", given.value
      FROM jsonb_to_recordset(${JSON.stringify(readings)}::jsonb) AS given
        ("arxivId" text, signal text, source text, "observedAt" timestamptz, value float8)
      JOIN papers ON papers.arxiv_id = given."arxivId"),
    recorded AS (
      INSERT INTO observations (paper_id, signal, source, observed_at, value)
      SELECT id, signal, source, "observedAt", value FROM known ORDER BY id, signal, source
      ON CONFLICT DO NOTHING RETURNING 1)
    SELECT (SELECT count(*) FROM recorded)::int AS recorded, (SELECT count(*) FROM known)::int AS known`);
  const { recorded, known } = row ?? { recorded: 0, known: 0 };
  return { recorded, repeated: known - recorded, unknown: readings.length - known };
}
