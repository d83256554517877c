import { join, sql } from "@/lib/database/client";
import { type ChannelPapers, feedFilterSql, listPapersOfPage } from "@/lib/feeds/store";
import { readSpread } from "@/lib/search/candidates/store";
import { listReadable } from "@/lib/search/saved/saved";
import { whereSql } from "@/lib/search/where/store";

type Sql = ReturnType<typeof sql>;

/** What a reader follows; to follow nothing is to follow everything, as in the mail. */
export type Followed = {
  tags: string[];
  excludedTags: string[];
  authors: string[];
  phrases: string[];
  searches: string[];
  minScore: number | null;
};

/** Newest papers looked at: more than a month of ten busy categories (about 4,000 a week). */
const LOOKED_AT_MAX = 20_000;

/** The newest papers a reader follows: what tags and names bring, and what each search finds. No side effects. */
export async function listFollowedPapers(
  followed: Followed,
  limit: number,
  now: Date,
): Promise<ChannelPapers> {
  const { tags, authors, phrases, searches } = followed;
  const followsAll = tags.length + authors.length + phrases.length + searches.length === 0;
  const isWalked = followsAll || tags.length + authors.length + phrases.length > 0;
  const sizes = searches.length > 0 ? (await readSpread()).tags : {};
  const lists = [
    ...(isWalked ? [walkSql(followed, followsAll, limit, now)] : []),
    ...listReadable(searches).map(({ query }) =>
      foundSql(whereSql(query, sizes), followed, limit, now),
    ),
  ];
  if (lists.length === 0) return { papers: [], modifiedAt: new Date(0) };
  return listPapersOfPage(
    sql`SELECT paper_id, position FROM (${join(
      lists.map((list) => sql`(${list})`),
      " UNION ",
    )}) AS followed ORDER BY position DESC, paper_id DESC LIMIT ${limit}`,
    limit,
  );
}

/**
 * Papers of followed tags, authors and phrases. Reads down scores_newest until `limit` fit,
 * LOOKED_AT_MAX at most; looks up each one's tags (paper_tags_pkey) and its paper.
 */
function walkSql(followed: Followed, followsAll: boolean, limit: number, now: Date): Sql {
  const { tags, authors, phrases } = followed;
  const said = phrases.map((phrase) => phrase.toLowerCase());
  return sql`SELECT feed.paper_id, ${POSITION} AS position
    FROM (SELECT paper_id, listed_at, merit FROM scores WHERE listed_at <= ${now}
      ORDER BY listed_at DESC, paper_id DESC LIMIT ${LOOKED_AT_MAX}) AS feed
    JOIN papers AS paper ON paper.id = feed.paper_id
    WHERE (${followsAll} OR ${carriesAny(tags)}
      OR EXISTS (SELECT 1 FROM unnest(paper.authors) AS author
        JOIN unnest(${authors}::text[]) AS name
          ON lower(unaccent(author)) = lower(unaccent(name)))
      OR EXISTS (SELECT 1 FROM unnest(${said}::text[]) AS phrase
        WHERE strpos(lower(paper.title || ' ' || paper.abstract), phrase) > 0))
      AND ${leftSql(followed)}
    ORDER BY feed.listed_at DESC, feed.paper_id DESC LIMIT ${limit}`;
}

/** The newest that one search finds, of all papers. Indexes: papers_search_idx, scores_newest. */
const foundSql = (where: Sql, followed: Followed, limit: number, now: Date): Sql => sql`
  SELECT feed.paper_id, ${POSITION} AS position
  FROM papers JOIN scores AS feed ON feed.paper_id = papers.id
  WHERE ${where} AND feed.listed_at <= ${now} AND ${leftSql(followed)}
  ORDER BY feed.listed_at DESC, feed.paper_id DESC LIMIT ${limit}`;

const POSITION = sql`extract(epoch FROM feed.listed_at)::float8`;

/** What exclusions and the minimum leave. */
const leftSql = ({ excludedTags, minScore }: Followed): Sql => sql`
  ${feedFilterSql({ all: [], none: excludedTags })}
  AND (${minScore}::float8 IS NULL OR feed.merit >= ${minScore}::float8)`;

const carriesAny = (slugs: string[]) => sql`EXISTS (SELECT 1 FROM paper_tags AS carried
  JOIN tags AS meant ON meant.id = carried.tag_id
  WHERE carried.paper_id = feed.paper_id AND meant.slug = ANY(${slugs}::text[]))`;
