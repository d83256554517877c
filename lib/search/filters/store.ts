import { database, sql } from "@/lib/database/client";
import { listNeeded } from "@/lib/search/candidates/needed";
import { USUAL } from "@/lib/search/candidates/reach";
import { chooseCandidates, readSpread } from "@/lib/search/candidates/store";
import type { SearchQuery } from "@/lib/search/query";
import { bestSql } from "@/lib/search/store";
import { whereSql } from "@/lib/search/where/store";
import { chooseFilters, type SearchFilter, type SearchFilters } from "./filter";

/** Rarer tags and categories than these are offered by no page. */
const COUNTED_MAX = 60;

/**
 * How the papers that fit part by tag, category, year and code; null when none fits. Counted among
 * those that a search would rank, at most some hundreds, so that it costs the same for every question:
 * one statement, by paper_tags_pkey.
 */
export async function countFilters(query: SearchQuery): Promise<SearchFilters | null> {
  const where = whereSql(query, (await readSpread()).tags);
  const { reach } = await chooseCandidates(where, listNeeded(query.text), USUAL, query);
  const rows = await database().$queryRaw<(SearchFilter | { kind: "all"; count: number })[]>(sql`
    WITH best AS MATERIALIZED (${await bestSql(query, reach)}),
    facts AS MATERIALIZED (
      SELECT papers.id, categories || primary_category AS categories,
        extract(year FROM submitted_at)::int::text AS year, links @> '[{"kind": "code"}]' AS "hasCode"
      FROM best JOIN papers ON papers.ctid = best.at),
    counted AS (
      SELECT 'all' AS kind, '' AS value, '' AS name, count(*) AS count FROM facts
      UNION ALL SELECT 'tag', slug, name, count(*) FROM facts
        JOIN paper_tags ON paper_id = facts.id JOIN tags ON tags.id = tag_id GROUP BY slug, name
      UNION ALL SELECT 'category', own, own, count(DISTINCT id) FROM facts, unnest(categories) AS own
        WHERE own IS NOT NULL GROUP BY own
      UNION ALL SELECT 'year', year, year, count(*) FROM facts WHERE year IS NOT NULL GROUP BY year
      UNION ALL SELECT 'code', 'code', 'code', count(*) FROM facts WHERE "hasCode")
    SELECT kind, value, name, count::int AS count FROM counted
    WHERE count > 0 ORDER BY kind = 'all' DESC, count DESC, kind, value LIMIT ${COUNTED_MAX}`);
  const paperCount = rows.find((row) => row.kind === "all")?.count ?? 0;
  if (paperCount === 0) return null;
  const counted = rows.filter((row): row is SearchFilter => row.kind !== "all");
  return {
    paperCount,
    areAll: reach.way === "all" && paperCount < USUAL.ranked,
    filters: chooseFilters(counted, paperCount, query),
  };
}
