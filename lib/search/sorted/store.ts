import { empty, raw, sql } from "@/lib/database/client";
import { SORTED } from "@/lib/search/candidates/reach";
import { type Candidates, candidatesSql } from "@/lib/search/candidates/store";
import type { Search } from "@/lib/search/store";

type Sql = ReturnType<typeof sql>;

/** A walk that met too few in so many times the papers it should have taken goes on for long. */
const WALK_PATIENCE = 2;
/** Some 10 ms. */
const WALKED_LEAST = 2_000;
/** A paper is fetched and put in order in the time of so many papers of a walk. */
const WALKED_A_FOUND = 1.4;
/** So few are fetched sooner than tried to be met. */
const FEW = 300;

/**
 * In the order of scores or dates. Words that are common, or common together though the planner does not
 * expect it, are met on a walk; where it meets too few in the time that it takes to look up all that are
 * expected, they are looked up. A crowd before a day is its last days: a walk would read all papers since.
 */
export async function readSorted<Row>(
  search: Search,
  where: Sql,
  { estimatedCount, reach, paperCount }: Candidates,
  read: (page: Sql) => Promise<Row[]>,
): Promise<Row[]> {
  const { text, authors, categories, before } = search.query;
  const isIndexed = text !== "" || authors.length + categories.length > 0;
  const all = sql`SELECT papers.id FROM papers WHERE ${where}`;
  const size = search.limit + 1;
  if (isIndexed && estimatedCount <= FEW) return read(foundSql(search, all));
  if (before) return read(foundSql(search, candidatesSql(where, reach, SORTED)));
  const expected = (WALK_PATIENCE * size * paperCount) / Math.max(1, estimatedCount);
  const walked = Math.min(estimatedCount * WALKED_A_FOUND, Math.max(WALKED_LEAST, expected));
  const rows = await read(walkSql(search, where, isIndexed ? Math.ceil(walked) : null));
  return isIndexed && rows.length < size ? read(foundSql(search, all)) : rows;
}

/** The best of what was found. Withdrawn papers have no score: they are shown by relevance alone. */
function foundSql(search: Search, found: Sql): Sql {
  const { column, value, from } = orderOf(search);
  return sql`SELECT paper_id AS id, ${value} AS value
    FROM (WITH found AS MATERIALIZED (${found}) SELECT id FROM found) AS found
    JOIN scores ON paper_id = found.id
    WHERE ${from} ORDER BY ${column} DESC, paper_id DESC LIMIT ${search.limit + 1}`;
}

/** The first that fit of the next papers in the order. Indexes scores_trending, scores_newest. */
function walkSql(search: Search, where: Sql, walked: number | null): Sql {
  const { column, value, from } = orderOf(search);
  return sql`SELECT paper_id AS id, ${value} AS value
    FROM (SELECT paper_id, ${column} FROM scores WHERE ${from}
      ORDER BY ${column} DESC, paper_id DESC LIMIT ${walked}) AS listed
    JOIN papers ON papers.id = paper_id
    WHERE ${where} ORDER BY ${column} DESC, paper_id DESC LIMIT ${search.limit + 1}`;
}

function orderOf({ sort, after }: Search) {
  const [column, value, bound] =
    sort === "newest"
      ? [raw("listed_at"), sql`extract(epoch FROM listed_at)::float8`, sql`to_timestamp`]
      : [raw("score"), raw("score"), empty];
  const from = after
    ? sql`(${column}, paper_id) < (${bound}(${after.value}::float8), ${after.id}::int)`
    : sql`true`;
  return { column, value, from };
}
