import { sql } from "@/lib/database/client";
import { type ChannelPapers, feedFilterSql, listPapersOfPage } from "@/lib/feeds/store";

/** What a reader follows; to follow nothing is to follow everything, as in the mail. */
export type Followed = {
  tags: string[];
  excludedTags: string[];
  authors: string[];
  phrases: string[];
  minScore: number | null;
};

/** Newest papers looked at: more than a month of ten busy categories (about 4,000 a week). */
const LOOKED_AT_MAX = 20_000;

/**
 * The newest papers a reader follows. Reads down scores_newest until `limit` fit, LOOKED_AT_MAX at
 * most; looks up each one's tags (paper_tags_pkey) and its paper. No side effects.
 */
export async function listFollowedPapers(
  { tags, excludedTags, authors, phrases, minScore }: Followed,
  limit: number,
  now: Date,
): Promise<ChannelPapers> {
  const followsAll = tags.length + authors.length + phrases.length === 0;
  const said = phrases.map((phrase) => phrase.toLowerCase());
  return listPapersOfPage(
    sql`SELECT feed.paper_id, extract(epoch FROM feed.listed_at)::float8 AS position
      FROM (SELECT paper_id, listed_at, merit FROM scores WHERE listed_at <= ${now}
        ORDER BY listed_at DESC, paper_id DESC LIMIT ${LOOKED_AT_MAX}) AS feed
      JOIN papers AS paper ON paper.id = feed.paper_id
      WHERE (${followsAll} OR ${carriesAny(tags)}
        OR EXISTS (SELECT 1 FROM unnest(paper.authors) AS author
          JOIN unnest(${authors}::text[]) AS name
            ON lower(unaccent(author)) = lower(unaccent(name)))
        OR EXISTS (SELECT 1 FROM unnest(${said}::text[]) AS phrase
          WHERE strpos(lower(paper.title || ' ' || paper.abstract), phrase) > 0))
        AND ${feedFilterSql({ all: [], none: excludedTags })}
        AND (${minScore}::float8 IS NULL OR feed.merit >= ${minScore}::float8)
      ORDER BY feed.listed_at DESC, feed.paper_id DESC LIMIT ${limit}`,
    limit,
  );
}

const carriesAny = (slugs: string[]) => sql`EXISTS (SELECT 1 FROM paper_tags AS carried
  JOIN tags AS meant ON meant.id = carried.tag_id
  WHERE carried.paper_id = feed.paper_id AND meant.slug = ANY(${slugs}::text[]))`;
