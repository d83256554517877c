import { database, empty, sql } from "@/lib/database/client";
import { keepBriefly } from "@/lib/kept/briefly";
import { chooseReach, type Depth, type Reach, type Spread, USUAL } from "./reach";

type Sql = ReturnType<typeof sql>;

/** How many papers fit, as the planner estimates it, and which of them are worth ranking. */
export type Candidates = { estimatedCount: number; reach: Reach };

/** Dates of papers move by a day a day; a search may go by those of some minutes ago. */
const SPREAD_AGE_MS = 600_000;

/** There is one corpus. */
const readSpread = keepBriefly(findSpread, { keptMs: SPREAD_AGE_MS, max: 1 });

/** `where` speaks of papers. Two cheap questions: neither reads a paper. */
export async function chooseCandidates(where: Sql, depth = USUAL): Promise<Candidates> {
  const [estimatedCount, spread] = await Promise.all([estimateCount(where), readSpread("")]);
  return { estimatedCount, reach: chooseReach(estimatedCount, spread, depth) };
}

/** Ids of the best scored candidates, at most `ranked`; those without a score come last. */
export function candidatesSql(where: Sql, reach: Reach, depth: Depth = USUAL): Sql {
  if (reach.way === "walk") {
    return sql`SELECT papers.id FROM scores JOIN papers ON papers.id = scores.paper_id
      WHERE ${where} ORDER BY scores.score DESC, scores.paper_id DESC LIMIT ${depth.ranked}`;
  }
  const since = reach.way === "since" ? sql`AND papers.submitted_at >= ${reach.since}` : empty;
  return sql`SELECT found.id
    FROM (SELECT papers.id FROM papers WHERE ${where} ${since} LIMIT ${depth.fetched}) AS found
    LEFT JOIN scores ON scores.paper_id = found.id
    ORDER BY scores.score DESC NULLS LAST, found.id DESC LIMIT ${depth.ranked}`;
}

type Explained = { "QUERY PLAN": [{ Plan: { "Plan Rows": number } }] };

/** Statistics of words, of which there are 20,000, make this near for common words. Runs nothing. */
export async function estimateCount(where: Sql): Promise<number> {
  const [row] = await database().$queryRaw<Explained[]>(
    sql`EXPLAIN (FORMAT JSON) SELECT 1 FROM papers WHERE ${where}`,
  );
  return row?.["QUERY PLAN"][0].Plan["Plan Rows"] ?? 0;
}

/** What ANALYZE last noted; no dates before it ever ran, or where hardly any paper has one. */
async function findSpread(): Promise<Spread> {
  const [row] = await database().$queryRaw<Spread[]>(sql`
    SELECT reltuples::int AS "paperCount",
      coalesce((SELECT histogram_bounds::text::timestamptz[] FROM pg_stats
        WHERE schemaname = current_schema() AND tablename = 'papers'
          AND attname = 'submitted_at'), '{}') AS dates
    FROM pg_class WHERE oid = 'papers'::regclass`);
  return row ?? { paperCount: 0, dates: [] };
}
