import { database, empty, join, sql } from "@/lib/database/client";
import { keepBriefly } from "@/lib/kept/briefly";
import {
  ANYWHERE,
  chooseReach,
  type Depth,
  isWorthAsking,
  mostNamed,
  type Reach,
  type Spread,
  USUAL,
} from "./reach";

type Sql = ReturnType<typeof sql>;

/**
 * How many papers fit, as the planner estimates it, which of them are worth ranking, and how many
 * papers there are in all.
 */
export type Candidates = { estimatedCount: number; reach: Reach; paperCount: number };

/** Dates of papers move by a day a day; a search may go by those of some minutes ago. */
const SPREAD_AGE_MS = 600_000;

/** With more papers of no date than this share, to look at those since a day would pass over many. */
const UNDATED_MAX = 0.1;

/** There is one corpus. */
const keptSpread = keepBriefly(findSpread, { keptMs: SPREAD_AGE_MS, max: 1 });
export const readSpread = (): Promise<Spread> => keptSpread("");

/**
 * `where` speaks of papers, `words` are those that all of them have. Cheap questions: none reads a paper.
 */
export async function chooseCandidates(
  where: Sql,
  words: string[],
  depth = USUAL,
  bounds = ANYWHERE,
): Promise<Candidates> {
  const [[matchCount = 0], spread] = await Promise.all([estimateCounts([where]), readSpread()]);
  const { paperCount } = spread;
  const choose = (namedCount: number) =>
    chooseReach({ matchCount, namedCount }, spread, depth, bounds);
  const isNarrowed = bounds !== ANYWHERE;
  const narrowings = words.length + (isNarrowed ? 1 : 0);
  // What narrows a search besides may be rarer than any of its words.
  const most = isNarrowed ? paperCount : mostNamed(matchCount, narrowings, paperCount);
  const isOpen =
    isWorthAsking(matchCount, narrowings, paperCount) &&
    choose(matchCount).way !== choose(most).way;
  const reach = choose(isOpen ? await estimateRarest(words, matchCount) : matchCount);
  return { estimatedCount: matchCount, reach, paperCount };
}

/** No word is rarer than all together: fewer are expected of words of grammar, which none need have. */
async function estimateRarest(words: string[], matchCount: number): Promise<number> {
  const wheres = words.map((word) => sql`papers.search @@ plainto_tsquery('paperfeed', ${word})`);
  const counts = wheres.length > 0 ? await estimateCounts(wheres) : [];
  const ofWords = counts.filter((count) => count >= matchCount);
  return ofWords.length > 0 ? Math.min(...ofWords) : matchCount;
}

/**
 * The candidates, at most `ranked`, the newest first, or the best scored of a walk: their ids, and as
 * `at` their places in the table, by which the same statement reads more of them at a quarter of what
 * an index costs; and how many were found (null on a walk). Indexes: scores_trending or
 * paper_tags_trending for a walk, else those of `where`, and papers_newest. On a walk down a tag `where`
 * need not ask for that tag.
 */
export function candidatesSql(where: Sql, reach: Reach, depth: Depth = USUAL): Sql {
  if (reach.way === "walk") {
    const listed = reach.tag
      ? sql`paper_tags WHERE score IS NOT NULL
          AND tag_id = (SELECT id FROM tags WHERE slug = ${reach.tag})`
      : sql`scores`;
    // The limit also keeps the planner to the order: else it may read all that fit, and sort.
    return sql`SELECT papers.id, papers.ctid AS at, NULL::int AS "foundCount"
      FROM (SELECT paper_id, score FROM ${listed} ORDER BY score DESC, paper_id DESC
        LIMIT ${reach.walked}) AS listed
      JOIN papers ON papers.id = listed.paper_id
      WHERE ${where} ORDER BY listed.score DESC, listed.paper_id DESC LIMIT ${depth.ranked}`;
  }
  const since = reach.way === "since" ? sql`AND papers.submitted_at >= ${reach.since}` : empty;
  return sql`WITH found AS MATERIALIZED (
      SELECT papers.id, papers.ctid AS at, papers.submitted_at FROM papers
      WHERE ${where} ${since} LIMIT ${depth.fetched})
    SELECT id, at, (SELECT count(*) FROM found)::int AS "foundCount" FROM found
    ORDER BY submitted_at DESC NULLS LAST, id DESC LIMIT ${depth.ranked}`;
}

type Planned = { "Plan Rows": number; Plans?: Planned[] };

/** Statistics of words, of which there are 20,000, make this near for common words. Runs nothing. */
async function estimateCounts(wheres: Sql[]): Promise<number[]> {
  const counted = wheres.map((where) => sql`SELECT 1 FROM papers WHERE ${where}`);
  const [row] = await database().$queryRaw<{ "QUERY PLAN": [{ Plan: Planned }] }[]>(
    sql`EXPLAIN (FORMAT JSON) ${join(counted, " UNION ALL ")}`,
  );
  const plan = row?.["QUERY PLAN"][0].Plan;
  const plans = wheres.length > 1 ? plan?.Plans : plan && [plan];
  return (plans ?? []).map((one) => one["Plan Rows"]);
}

/** What ANALYZE last noted; no dates before it ever ran, or where hardly any paper has one. */
async function findSpread(): Promise<Spread> {
  const [row] = await database().$queryRaw<Spread[]>(sql`
    SELECT greatest(reltuples, 0)::int AS "paperCount",
      coalesce((SELECT histogram_bounds::text::timestamptz[] FROM pg_stats
        WHERE schemaname = current_schema() AND tablename = 'papers'
          AND attname = 'submitted_at' AND null_frac <= ${UNDATED_MAX}), '{}') AS dates,
      coalesce((SELECT jsonb_object_agg(slug,
          jsonb_build_object('id', id, 'paperCount', paper_count)) FROM tags), '{}') AS tags
    FROM pg_class WHERE oid = 'papers'::regclass`);
  return row ?? { paperCount: 0, dates: [], tags: {} };
}
