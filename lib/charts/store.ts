import { database, sql } from "@/lib/database/client";
import type { Reading } from "@/lib/observations/reading";

/** A paper read every hour for two months; older readings would not be told apart in a chart. */
const READINGS_MAX = 1_500;

/**
 * The latest readings of every signal of a paper, the newest first; none of a clock that ran ahead. Index
 * observations_pkey.
 */
export async function listReadings(paperId: number, now: Date): Promise<Reading[]> {
  return database().$queryRaw<Reading[]>(sql`
    SELECT signal, source, observed_at AS "observedAt", value FROM observations
    WHERE paper_id = ${paperId} AND observed_at <= ${now}
    ORDER BY observed_at DESC, signal, source LIMIT ${READINGS_MAX}`);
}
