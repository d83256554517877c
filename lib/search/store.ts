import { database, empty, join, raw, sql } from "@/lib/database/client";
import type { ChannelPaper } from "@/lib/feeds/feed";
import { feedFilterSql, tagIdSql } from "@/lib/feeds/store";
import { countUpvotesSql } from "@/lib/marks/store";
import { type Reach, type TagSizes, USUAL } from "@/lib/search/candidates/reach";
import {
  type Candidates,
  candidatesSql,
  chooseCandidates,
  readSpread,
} from "@/lib/search/candidates/store";
import { encodeSearchCursor, type SearchCursor, type Sort } from "@/lib/search/cursor";
import { FOUND_END, FOUND_START, parseSegments } from "@/lib/search/highlight";
import type { SearchQuery } from "@/lib/search/query";
import type { SearchPage, SearchResult } from "@/lib/search/result";
import { readSorted } from "@/lib/search/sorted/store";

type Sql = ReturnType<typeof sql>;
type Row = Omit<SearchResult, "title" | "passage"> & {
  id: number;
  value: number;
  title: string;
  passage: string;
};
export type Search = { query: SearchQuery; sort: Sort; after: SearchCursor | null; limit: number };

/** Counting further costs time and tells a reader nothing. */
const COUNT_MAX = 1_000;
/** The planner's estimate is good to within a half: what it takes for so many more is not counted. */
const SURELY_MORE = 1.5;

/** Of a paper's tags on a line of results. */
const TAGS_SHOWN = 3;

const MARKS = `StartSel=${FOUND_START}, StopSel=${FOUND_END}`;
const TITLE_OPTIONS = `${MARKS}, HighlightAll=true`;
const PASSAGE_OPTIONS = `${MARKS}, MaxWords=36, MinWords=24, MaxFragments=1`;

/** One page of the papers that fit. How many there may be decides how they are found. */
export async function searchPapers(search: Search): Promise<SearchPage> {
  const where = whereSql(search.query, (await readSpread()).tags);
  const candidates = await chooseCandidates(where, USUAL, search.query);
  const [rows, count] = await Promise.all([
    readRows(search, where, candidates),
    countMatches(where, candidates.estimatedCount),
  ]);
  const shown = rows.slice(0, search.limit);
  const last = rows.length > search.limit ? shown.at(-1) : undefined;
  return {
    results: shown.map(toResult),
    nextCursor: last ? encodeSearchCursor(last) : null,
    count: Math.min(count, COUNT_MAX),
    isCountCapped: count > COUNT_MAX,
  };
}

async function readRows(search: Search, where: Sql, candidates: Candidates): Promise<Row[]> {
  const { query, sort, after, limit } = search;
  const read = (page: Sql) => listRows(page, query.text);
  if (sort !== "relevance" || query.text === "") return readSorted(search, where, candidates, read);
  return read(sql`SELECT id, value FROM (${rankedSql(query, where, candidates.reach)}) AS matches
    WHERE ${after ? sql`(value, id) < (${after.value}::float8, ${after.id}::int)` : sql`true`}
    ORDER BY value DESC, id DESC LIMIT ${limit + 1}`);
}

/** These papers as results, in the order given; words of `text` are marked. Primary key. */
export async function listResults(ids: number[], text: string): Promise<SearchResult[]> {
  const page = sql`SELECT id, -place::float8 AS value
    FROM unnest(${ids}::int[]) WITH ORDINALITY AS given (id, place)`;
  return (await listRows(page, text)).map(toResult);
}

/** What a result shows of each paper of `page` (id, value), the highest value first. */
async function listRows(page: Sql, text: string): Promise<Row[]> {
  return database().$queryRaw<Row[]>(sql`
    WITH page AS MATERIALIZED (${page})
    SELECT page.id, page.value, papers.public_id AS "publicId",
      papers.authors[1:4] AS authors, cardinality(papers.authors) AS "authorCount",
      papers.submitted_at AS "submittedAt", papers.withdrawn_at IS NOT NULL AS "isWithdrawn",
      papers.links @> '[{"kind": "code"}]' AS "hasCode", ${countUpvotesSql} AS "upvoteCount",
      ts_headline('paperfeed', papers.title, ${textSql(text)}, ${TITLE_OPTIONS}) AS title,
      ts_headline('paperfeed', papers.abstract, ${textSql(text)}, ${PASSAGE_OPTIONS}) AS passage,
      coalesce((SELECT jsonb_agg(jsonb_build_object('slug', slug, 'name', name,
          'isPrimary', is_primary) ORDER BY is_primary DESC, confidence DESC, position)
        FROM (SELECT slug, name, is_primary, confidence, position
          FROM paper_tags JOIN tags ON tags.id = tag_id WHERE paper_id = papers.id
          ORDER BY is_primary DESC, confidence DESC, position LIMIT ${TAGS_SHOWN}) AS shown),
        '[]') AS tags
    FROM page JOIN papers ON papers.id = page.id
    ORDER BY page.value DESC, page.id DESC`);
}

function toResult({ id: _id, value: _value, title, passage, ...row }: Row): SearchResult {
  return { ...row, title: parseSegments(title), passage: parseSegments(passage) };
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

async function countMatches(where: Sql, estimatedCount: number): Promise<number> {
  if (estimatedCount > COUNT_MAX * SURELY_MORE) return COUNT_MAX + 1;
  const [row] = await database().$queryRaw<{ count: number }[]>(sql`
    SELECT count(*)::int AS count
    FROM (SELECT 1 FROM papers WHERE ${where} LIMIT ${COUNT_MAX + 1}) AS capped`);
  return row?.count ?? 0;
}

/** Cover density: words of the query near one another, in the title before the abstract. */
function rankedSql(query: SearchQuery, where: Sql, reach: Reach): Sql {
  return sql`SELECT best.id,
      ts_rank_cd('{0.1, 0.3, 0.6, 1}', papers.search, ${textSql(query.text)}, 1)::float8 AS value
    FROM (${candidatesSql(where, reach)}) AS best JOIN papers ON papers.id = best.id`;
}

/** The words as a tsquery. websearch_to_tsquery takes whatever parseSearch lets through. */
const textSql = (text: string): Sql => sql`websearch_to_tsquery('paperfeed', ${text})`;

/** True for the papers that fit. Index papers_search_idx for words and authors. */
export function whereSql(query: SearchQuery, sizes: TagSizes = {}): Sql {
  const tags = { all: query.tags, none: query.withoutTags };
  // Known by its number, a tag is as large to the planner as it is; else as large as any.
  const tagId = (slug: string) => (sizes[slug] ? sql`${sizes[slug].id}` : tagIdSql(slug));
  const filter = feedFilterSql(tags, raw("papers.id"), tagId);
  return join(
    [
      query.text ? sql`papers.search @@ ${textSql(query.text)}` : empty,
      ...query.authors.map(authorSql),
      ...query.categories.map(categorySql),
      query.after ? sql`papers.submitted_at >= ${query.after}` : empty,
      query.before ? sql`papers.submitted_at < ${query.before}` : empty,
      query.hasCode ? sql`papers.links @> '[{"kind": "code"}]'` : empty,
      filter,
    ].filter((part) => part !== empty),
    " AND ",
  );
}

/** The name as a phrase among the lexemes of weight B, which are those of authors. */
function authorSql(name: string): Sql {
  const quoted = `'${name.replace(/['\\]/g, " ")}':B`;
  return sql`papers.search @@ to_tsquery('paperfeed', ${quoted})`;
}

/** "cs.CL", or a whole archive: "cs". Index papers_category_keys. */
function categorySql(category: string): Sql {
  return sql`paper_category_keys(papers.categories, papers.primary_category)
    @> ARRAY[lower(${category})]`;
}
