import { database, raw, sql } from "@/lib/database/client";
import { type Cursor, encodeCursor } from "@/lib/feeds/cursor";
import type { ChannelPaper, FeedPage, FeedPaper, FeedQuery, Order } from "@/lib/feeds/feed";
import { extendRange, type FeedRange, MINIMUM_PAPERS, windowRange } from "@/lib/feeds/window";
import { countUpvotesSql } from "@/lib/marks/store";
import { formatReason } from "@/lib/ranking/explain";
import type { ScorePart } from "@/lib/ranking/score";
import { narrow, type TagFilter } from "@/lib/tags/filter";

type Sql = ReturnType<typeof sql>;
type FeedRow = Omit<FeedPaper, "reason"> & { parts: ScorePart[]; position: number };
/** `modifiedAt`: when a paper of the list, or what put it there, last changed. */
export type ChannelPapers = { papers: ChannelPaper[]; modifiedAt: Date };

/** The column each order goes down; each has an index with paper_id behind it. */
const COLUMNS: Record<Order, Sql> = {
  trending: raw("feed.score"),
  top: raw("feed.merit"),
  newest: raw("feed.listed_at"),
};

/** The tags of every paper of `page` as one array each, read at once: not a look at all tags per paper. */
const CARRIED = sql`SELECT page.paper_id, jsonb_agg(jsonb_build_object('slug', tags.slug,
    'name', tags.name, 'isPrimary', is_primary)
    ORDER BY is_primary DESC, confidence DESC, tags.position) AS tags
  FROM page JOIN paper_tags ON paper_tags.paper_id = page.paper_id
  JOIN tags ON tags.id = paper_tags.tag_id
  GROUP BY page.paper_id`;
const TAGS_OF_PAPER = sql`coalesce(carried.tags, '[]') AS tags`;

const CARD = sql`papers.id, papers.public_id AS "publicId", papers.title, papers.tldr,
  papers.authors[1:4] AS authors, cardinality(papers.authors) AS "authorCount",
  papers.primary_category AS "primaryCategory", papers.submitted_at AS "submittedAt",
  nullif(scores.listed_at, 'epoch') AS "listedAt", scores.score, scores.parts,
  papers.links @> '[{"kind": "code"}]' AS "hasCode", ${countUpvotesSql} AS "upvoteCount",
  ${TAGS_OF_PAPER}`;

/**
 * One page of a feed. One statement, and one before it where the window must be measured. Reads
 * limit + 1 rows of an index and their papers; inside a window the ids of that window are sorted.
 */
export async function listFeed(query: FeedQuery): Promise<FeedPage> {
  const range = await findRange(query);
  const rows = await database().$queryRaw<FeedRow[]>(feedSql(query, range));
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const hasMore = rows.length > query.limit && last;
  return {
    papers: shown.map(toFeedPaper),
    nextCursor: hasMore
      ? encodeCursor({ order: query.order, value: last.position, id: last.id })
      : null,
    range,
  };
}

/** The statement of listFeed, apart so that tests can explain its plan. */
export function feedSql(query: FeedQuery, range: FeedRange | null): Sql {
  return sql`
    WITH page AS MATERIALIZED (${pageSql(query, range)}),
    carried AS MATERIALIZED (${CARRIED})
    SELECT ${CARD}, page.position
    FROM page JOIN papers ON papers.id = page.paper_id
    JOIN scores ON scores.paper_id = page.paper_id
    LEFT JOIN carried ON carried.paper_id = page.paper_id
    ORDER BY page.position DESC, papers.id DESC`;
}

function toFeedPaper({ parts, position: _, ...paper }: FeedRow): FeedPaper {
  return { ...paper, reason: formatReason(parts) };
}

/** The first papers of a feed as channels carry them, in one statement as listFeed does. */
export async function listChannelPapers(query: FeedQuery): Promise<ChannelPapers> {
  return listPapersOfPage(pageSql(query, await findRange(query)), query.limit);
}

/** What channels carry of the papers a statement names by paper_id, the highest `position` first. */
export async function listPapersOfPage(page: Sql, limit: number): Promise<ChannelPapers> {
  const rows = await database().$queryRaw<(ChannelPaper & { scoredAt: Date })[]>(sql`
    WITH page AS MATERIALIZED (${page}),
    carried AS MATERIALIZED (${CARRIED})
    SELECT papers.public_id AS "publicId", papers.arxiv_id AS "arxivId", papers.title,
      papers.abstract, papers.authors, papers.changed_at AS "changedAt",
      nullif(scores.listed_at, 'epoch') AS "listedAt", scores.scored_at AS "scoredAt",
      ${TAGS_OF_PAPER}
    FROM page JOIN papers ON papers.id = page.paper_id
    JOIN scores ON scores.paper_id = page.paper_id
    LEFT JOIN carried ON carried.paper_id = page.paper_id
    ORDER BY page.position DESC, papers.id DESC LIMIT ${limit}`);
  const instants = rows.flatMap((row) => [row.changedAt.getTime(), row.scoredAt.getTime()]);
  return {
    papers: rows.map(({ scoredAt: _, ...paper }) => paper),
    modifiedAt: new Date(Math.max(0, ...instants)),
  };
}

/**
 * True for the papers a filter shows; `paperId` names the column that holds the id. The one code
 * for it in SQL: pages, feeds, search and API all select by this fragment. Mail chooses in memory by the
 * same rule. Indexes: paper_tags_pkey, tags_slug_key.
 */
export function feedFilterSql(
  tags: TagFilter,
  paperId = raw("feed.paper_id"),
  tagId: (slug: string) => Sql = tagIdSql,
): Sql {
  const carries = (slug: string) => sql`EXISTS (SELECT 1 FROM paper_tags AS carried
    WHERE carried.paper_id = ${paperId} AND carried.tag_id = ${tagId(slug)})`;
  return narrow(sql`true`, tags, {
    keep: (condition, slug) => sql`${condition} AND ${carries(slug)}`,
    drop: (condition, slug) => sql`${condition} AND NOT ${carries(slug)}`,
  });
}

export const tagIdSql = (slug: string) => sql`(SELECT id FROM tags WHERE slug = ${slug})`;

/** Ids and positions of limit + 1 papers, in order. */
function pageSql(query: FeedQuery, range: FeedRange | null): Sql {
  const column = COLUMNS[query.order];
  const position =
    query.order === "newest" ? sql`extract(epoch FROM ${column})::float8 * 1000` : column;
  // The planner does not know that new papers score high, and may walk all time to fill a window.
  const isReadWhole = range && query.order !== "newest";
  const rows = sql`SELECT feed.paper_id, feed.score, feed.merit, feed.listed_at
    FROM ${sourceSql(query.tags)} AND ${rangeSql(range)}`;
  const source = isReadWhole
    ? sql`(WITH inside AS MATERIALIZED (${rows}) SELECT * FROM inside)`
    : sql`(${rows})`;
  return sql`SELECT feed.paper_id, ${position} AS position FROM ${source} AS feed
    WHERE ${afterSql(query, column)}
    ORDER BY ${column} DESC, feed.paper_id DESC LIMIT ${query.limit + 1}`;
}

/** One tag is walked in its own index; every further one is a look-up per row. */
function sourceSql({ all: [first, ...others], none }: TagFilter): Sql {
  const rest = feedFilterSql({ all: others, none });
  if (first === undefined) return sql`scores AS feed WHERE ${rest}`;
  return sql`paper_tags AS feed
    WHERE feed.tag_id = ${tagIdSql(first)} AND feed.score IS NOT NULL AND ${rest}`;
}

function rangeSql(range: FeedRange | null): Sql {
  if (!range) return sql`true`;
  return sql`feed.listed_at >= ${range.from} AND feed.listed_at < ${range.to}`;
}

function afterSql({ after, order }: FeedQuery, column: Sql): Sql {
  if (!after) return sql`true`;
  return sql`(${column}, feed.paper_id) < (${boundSql({ ...after, order })}, ${after.id}::int)`;
}

const boundSql = ({ order, value }: Cursor) =>
  order === "newest" ? sql`${new Date(value)}::timestamptz` : sql`${value}::float8`;

async function findRange({ on, window, tags, now }: FeedQuery): Promise<FeedRange | null> {
  if (on) return { from: on.from, to: on.to, isExtended: false };
  const range = window ? windowRange(window, now) : null;
  return range && extendRange(range, await findThirtiethAt(tags, range.to));
}

/** When the 30th newest paper was listed, or the last if there are fewer. Indexes: …_newest. */
async function findThirtiethAt(tags: TagFilter, before: Date): Promise<Date | null> {
  const [row] = await database().$queryRaw<{ at: Date | null }[]>(sql`
    SELECT min(listed_at) AS at FROM (
      SELECT feed.listed_at FROM ${sourceSql(tags)} AND feed.listed_at < ${before}
      ORDER BY feed.listed_at DESC, feed.paper_id DESC LIMIT ${MINIMUM_PAPERS}) AS newest`);
  return row?.at ?? null;
}

/** The latest listing before `before`; null when nothing is that old. Index: scores_newest. */
export async function findListedBefore(before: Date): Promise<Date | null> {
  const [row] = await database().$queryRaw<{ at: Date }[]>(sql`
    SELECT listed_at AS at FROM scores
    WHERE listed_at < ${before} AND listed_at > 'epoch'
    ORDER BY listed_at DESC, paper_id DESC LIMIT 1`);
  return row?.at ?? null;
}
