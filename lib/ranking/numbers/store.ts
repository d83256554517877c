import { database, sql } from "@/lib/database/client";
import { NEWEST, type RankingNumbers, type SignalNumbers } from "./numbers";

/** From here on the estimate, kept by autovacuum, is as good as a count to a reader. */
const COUNTED_MAX = 50_000;

/**
 * What stands behind the ranking now, in three statements. Indexes: scores_newest (its first rows),
 * observations_pkey, formulas_pkey.
 */
export async function findRankingNumbers(formula: string): Promise<RankingNumbers> {
  const [counts, since, signals] = await Promise.all([
    database().$queryRaw<{ papers: number; readings: number }[]>(sql`
      SELECT CASE WHEN ${tuplesSql("scores")} > ${COUNTED_MAX} THEN ${tuplesSql("scores")}
          ELSE (SELECT count(*) FROM scores) END::float8 AS papers,
        CASE WHEN ${tuplesSql("observations")} > ${COUNTED_MAX} THEN ${tuplesSql("observations")}
          ELSE (SELECT count(*) FROM observations) END::float8 AS readings`),
    database().formula.findUnique({ where: { name: formula }, select: { firstUsedAt: true } }),
    listSignals(),
  ]);
  return {
    paperCount: counts[0]?.papers ?? 0,
    readingCount: counts[0]?.readings ?? 0,
    formulaSince: since?.firstUsedAt ?? null,
    signals,
  };
}

const tuplesSql = (table: "scores" | "observations") =>
  sql`(SELECT reltuples FROM pg_class WHERE oid = to_regclass(${table}))`;

/** Repositories are sources of their own, github:1 and github:2, and count as one. */
function listSignals(): Promise<SignalNumbers[]> {
  return database().$queryRaw<SignalNumbers[]>(sql`
    WITH newest AS MATERIALIZED (
      SELECT paper_id FROM scores ORDER BY listed_at DESC, paper_id DESC LIMIT ${NEWEST})
    SELECT signal, split_part(source, ':', 1) AS source,
      count(DISTINCT paper_id)::int AS "paperCount", max(observed_at) AS "lastAt"
    FROM newest JOIN observations USING (paper_id)
    GROUP BY 1, 2 HAVING max(value) > 0 ORDER BY 3 DESC, 1, 2 LIMIT 20`);
}
