import { database, prepared, sql } from "@/lib/database/client";
import type { ChannelPaper } from "@/lib/feeds/feed";
import { countUpvotesSql } from "@/lib/marks/store";
import { listNeeded } from "@/lib/search/candidates/needed";
import { type Reach, SORTED, USUAL } from "@/lib/search/candidates/reach";
import {
  type Candidates,
  candidatesSql,
  chooseCandidates,
  readSpread,
} from "@/lib/search/candidates/store";
import { encodeSearchCursor, type SearchCursor, type Sort } from "@/lib/search/cursor";
import { highlightRows } from "@/lib/search/highlight/run";
import type { SearchQuery } from "@/lib/search/query";
import type { SearchPage, SearchResult } from "@/lib/search/result";
import { readSorted } from "@/lib/search/sorted/store";
import { textSql, whereSql } from "@/lib/search/where/store";

type Sql = ReturnType<typeof sql>;
type Row = SearchResult & { id: number; value: number; foundCount: number | null };
type ReadRow = Omit<Row, "title" | "passage"> & { title: string; abstract: string };
export type Search = { query: SearchQuery; sort: Sort; after: SearchCursor | null; limit: number };

/** Counting further costs time and tells a reader nothing. */
const COUNT_MAX = 1_000;
/** The planner's estimate is good to within a half: what it takes for so many more is not counted. */
const SURELY_MORE = 1.5;

/** Of a paper's tags on a line of results. */
const TAGS_SHOWN = 3;

/** One page of the papers that fit. How many there may be decides how they are found. */
export async function searchPapers(search: Search): Promise<SearchPage> {
  const { query, sort, limit } = search;
  const where = whereSql(query, (await readSpread()).tags);
  const isRanked = sort === "relevance" && query.text !== "";
  const depth = isRanked ? USUAL : SORTED;
  const candidates = await chooseCandidates(where, listNeeded(query.text), depth, query);
  const { rows, ...counted } = isRanked
    ? await readRanked(search, candidates)
    : await readInOrder(search, where, candidates);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    results: shown.map(toResult),
    nextCursor: last ? encodeSearchCursor(last) : null,
    ...counted,
  };
}

type Counted = { count: number; isCountCapped: boolean };
type Read = Counted & { rows: Row[] };

/** The best of the candidates, which are counted as they are found. */
async function readRanked(search: Search, { reach }: Candidates): Promise<Read> {
  const { query, after, limit } = search;
  const best = await bestSql(query, reach);
  const page = sql`SELECT id, value, "foundCount" FROM (${rankedSql(query, best)}) AS matches
    WHERE ${after ? sql`(value, id) < (${after.value}::float8, ${after.id}::int)` : sql`true`}
    ORDER BY value DESC, id DESC LIMIT ${limit + 1}`;
  const rows = await listRows(page, query.text, sql`page."foundCount"`);
  const count = rows[0]?.foundCount ?? 0;
  const isPart = reach.way !== "all" && count > 0;
  return { rows, count: Math.min(count, COUNT_MAX), isCountCapped: isPart || count > COUNT_MAX };
}

async function readInOrder(search: Search, where: Sql, candidates: Candidates): Promise<Read> {
  const read = (page: Sql) => listRows(page, search.query.text);
  const [rows, counted] = await Promise.all([
    readSorted(search, where, candidates, read),
    countMatches(where, candidates.estimatedCount),
  ]);
  return { rows, ...counted };
}

/** These papers as results, in the order given; words of `text` are marked. Primary key. */
export async function listResults(ids: number[], text: string): Promise<SearchResult[]> {
  const page = sql`SELECT id, -place::float8 AS value
    FROM unnest(${ids}::int[]) WITH ORDINALITY AS given (id, place)`;
  const rows = database().$queryRaw<ReadRow[]>(sql`${prepared} ${shownSql(page)}`);
  return (await highlightRows(rows, text)).map(toResult);
}

/** What a result shows of each paper of `page`, whose plan depends on what is looked for. */
async function listRows(page: Sql, text: string, foundCount = sql`NULL::int`): Promise<Row[]> {
  return highlightRows(database().$queryRaw<ReadRow[]>(shownSql(page, foundCount)), text);
}

/** Of each paper of `page` (id, value), the highest value first. Primary keys, marks_of_paper. */
const shownSql = (page: Sql, foundCount = sql`NULL::int`): Sql => sql`
    WITH page AS MATERIALIZED (${page})
    SELECT page.id, page.value, ${foundCount} AS "foundCount", papers.public_id AS "publicId",
      papers.authors[1:4] AS authors, cardinality(papers.authors) AS "authorCount",
      papers.submitted_at AS "submittedAt", papers.withdrawn_at IS NOT NULL AS "isWithdrawn",
      papers.links @> '[{"kind": "code"}]' AS "hasCode", ${countUpvotesSql} AS "upvoteCount",
      papers.title, papers.abstract,
      coalesce((SELECT jsonb_agg(jsonb_build_object('slug', slug, 'name', name,
          'isPrimary', is_primary) ORDER BY is_primary DESC, confidence DESC, position)
        FROM (SELECT slug, name, is_primary, confidence, position
          FROM paper_tags JOIN tags ON tags.id = tag_id WHERE paper_id = papers.id
          ORDER BY is_primary DESC, confidence DESC, position LIMIT ${TAGS_SHOWN}) AS shown),
        '[]') AS tags
    FROM page JOIN papers ON papers.id = page.id
    ORDER BY page.value DESC, page.id DESC`;

function toResult({ id: _id, value: _value, foundCount: _found, ...result }: Row): SearchResult {
  return result;
}

/** The newest papers that fit, whole, as a channel carries them. Index papers_search_idx. */
export async function listFoundPapers(query: SearchQuery, limit: number): Promise<ChannelPaper[]> {
  const { tags } = await readSpread();
  return database().$queryRaw<ChannelPaper[]>(sql`
    SELECT papers.public_id AS "publicId", papers.arxiv_id AS "arxivId", papers.title,
      papers.abstract, papers.authors, papers.changed_at AS "changedAt",
      nullif(scores.listed_at, 'epoch') AS "listedAt",
      coalesce((SELECT jsonb_agg(jsonb_build_object('slug', tags.slug, 'name', tags.name,
          'isPrimary', is_primary) ORDER BY is_primary DESC, confidence DESC, tags.position)
        FROM paper_tags JOIN tags ON tags.id = tag_id WHERE paper_id = papers.id), '[]') AS tags
    FROM papers JOIN scores ON scores.paper_id = papers.id
    WHERE ${whereSql(query, tags)}
    ORDER BY scores.listed_at DESC, scores.paper_id DESC LIMIT ${limit}`);
}

/** The public id of a paper named by arXiv id or DOI. Indexes papers_arxiv_id_key, papers_doi_key. */
export async function findPublicId(
  arxivId: string | null,
  doi: string | null,
): Promise<string | null> {
  const [row] = await database().$queryRaw<{ publicId: string }[]>(sql`
    SELECT public_id AS "publicId" FROM papers
    WHERE arxiv_id = ${arxivId} OR doi = ${doi} ORDER BY id LIMIT 1`);
  return row?.publicId ?? null;
}

async function countMatches(where: Sql, estimatedCount: number): Promise<Counted> {
  if (estimatedCount > COUNT_MAX * SURELY_MORE) return { count: COUNT_MAX, isCountCapped: true };
  const [row] = await database().$queryRaw<{ count: number }[]>(sql`
    SELECT count(*)::int AS count
    FROM (SELECT 1 FROM papers WHERE ${where} LIMIT ${COUNT_MAX + 1}) AS capped`);
  const count = row?.count ?? 0;
  return { count: Math.min(count, COUNT_MAX), isCountCapped: count > COUNT_MAX };
}

/** Cover density: words of the query near one another, in the title before the abstract. */
function rankedSql(query: SearchQuery, best: Sql): Sql {
  return sql`SELECT best.id,
      ts_rank_cd('{0.1, 0.3, 0.6, 1}', papers.search, ${textSql(query.text)}, 1)::float8 AS value,
      coalesce("foundCount", count(*) OVER ())::int AS "foundCount"
    FROM (${best}) AS best JOIN papers ON papers.ctid = best.at`;
}

/** The papers that fit and are worth ranking. A walk down a tag meets none without it. */
export async function bestSql(query: SearchQuery, reach: Reach): Promise<Sql> {
  const { tags } = await readSpread();
  const isOfTag = reach.way === "walk" && reach.tag;
  return candidatesSql(
    whereSql(isOfTag ? { ...query, tags: query.tags.slice(1) } : query, tags),
    reach,
  );
}
