import { database, sql, type Transaction } from "@/lib/database/client";
import type { TagMatch } from "./match";
import { METHOD } from "./match";
import { TAGS } from "./taxonomy";

export type TagSummary = {
  slug: string;
  name: string;
  definition: string;
  section: string;
  position: number;
  paperCount: number;
  /** When the youngest paper of the tag was listed; null when no dated paper carries it. */
  newestAt: Date | null;
};

export type RelatedTag = { slug: string; name: string; sharedCount: number };
export type WeekCount = { weekOn: string; paperCount: number };
export type PaperMatches = { paperId: number; matches: TagMatch[] };

/** More than this beside a tag page is a list nobody reads. */
const RELATED_MAX = 8;

/** Makes the rows of `tags` those of the taxonomy; a removed tag takes its assignments with it. */
export async function syncTaxonomy(): Promise<void> {
  const slugs = TAGS.map((tag) => tag.slug);
  await database().$transaction([
    database().$executeRaw(sql`
      INSERT INTO tags (slug, name, definition, section, position)
      SELECT * FROM unnest(
        ${slugs}::text[], ${TAGS.map((tag) => tag.name)}::text[],
        ${TAGS.map((tag) => `${tag.definition} ${tag.boundary}`)}::text[],
        ${TAGS.map((tag) => tag.section)}::text[], ${TAGS.map((tag) => tag.position)}::int[])
      ON CONFLICT (slug) DO UPDATE SET name = excluded.name, definition = excluded.definition,
        section = excluded.section, position = excluded.position`),
    database().$executeRaw(sql`DELETE FROM tags WHERE slug <> ALL (${slugs}::text[])`),
  ]);
}

/** Row numbers by slug, for rows that go by COPY. */
export async function findTagIds(): Promise<Map<string, number>> {
  const rows = await database().$queryRaw<{ id: number; slug: string }[]>(
    sql`SELECT id, slug FROM tags ORDER BY id`,
  );
  return new Map(rows.map(({ id, slug }) => [slug, id]));
}

/**
 * Sets the tags of these papers to exactly these, in two statements however many there are.
 * A row takes over the score when the paper has one (ranking writes it later otherwise).
 * Within the caller's transaction; running it again changes nothing.
 */
export async function replaceTags(tx: Transaction, rows: PaperMatches[]): Promise<void> {
  const flat = rows.flatMap(({ paperId, matches }) =>
    matches.map((match) => ({ ...match, paperId, method: METHOD })),
  );
  const paperIds = rows.map((row) => row.paperId);
  await tx.$executeRaw(sql`DELETE FROM paper_tags WHERE paper_id = ANY (${paperIds}::int[])`);
  if (flat.length === 0) return;
  // Arrays of arrays must be of one length in SQL, so evidence travels as JSON.
  await tx.$executeRaw(sql`
    INSERT INTO paper_tags (paper_id, tag_id, confidence, is_primary, evidence, method, score,
      merit, listed_at)
    SELECT given."paperId", tags.id, given.confidence, given."isPrimary", given.evidence,
           given.method, scores.score, scores.merit, scores.listed_at
    FROM jsonb_to_recordset(${JSON.stringify(flat)}::jsonb) AS given
      ("paperId" int, slug text, confidence real, "isPrimary" boolean, evidence text[], method text)
    JOIN tags ON tags.slug = given.slug
    LEFT JOIN scores ON scores.paper_id = given."paperId"`);
}

/**
 * Every tag in the order of the index, with how many papers feeds can show under it: as of the last
 * rescoring (lib/tags/counts).
 */
export async function listTags(): Promise<TagSummary[]> {
  return database().$queryRaw<TagSummary[]>(sql`
    SELECT slug, name, definition, section, position, paper_count AS "paperCount",
           newest_at AS "newestAt"
    FROM tags ORDER BY position, id LIMIT 10000`);
}

export async function findTag(slug: string): Promise<TagSummary | null> {
  const [tag] = await database().$queryRaw<TagSummary[]>(sql`
    SELECT slug, name, definition, section, position, paper_count AS "paperCount",
           newest_at AS "newestAt"
    FROM tags WHERE slug = ${slug} LIMIT 1`);
  return tag ?? null;
}

/**
 * Tags that share papers with this one, the closest first: shared papers over the root of the
 * other's own number, or the largest tags would stand beside everything. As of the last rescoring.
 * Index tag_pairs_pkey.
 */
export async function listRelatedTags(slug: string): Promise<RelatedTag[]> {
  return database().$queryRaw<RelatedTag[]>(sql`
    SELECT other.slug, other.name, shared_count AS "sharedCount"
    FROM tags JOIN tag_pairs ON tag_pairs.tag_id = tags.id JOIN tags AS other ON other.id = other_id
    WHERE tags.slug = ${slug}
    ORDER BY shared_count / sqrt(greatest(other.paper_count, 1)) DESC, other.position
    LIMIT ${RELATED_MAX}`);
}

/**
 * Papers per week (its Monday) over the `weeks` before `now`, empty weeks included, oldest first.
 * Index paper_tags_newest.
 */
export async function listWeekCounts(slug: string, now: Date, weeks: number): Promise<WeekCount[]> {
  return database().$queryRaw<WeekCount[]>(sql`
    WITH span AS (
      SELECT generate_series(date_trunc('week', ${now}::timestamptz AT TIME ZONE 'UTC')
               - make_interval(weeks => ${weeks - 1}),
             ${now}::timestamptz AT TIME ZONE 'UTC', interval '1 week') AS monday),
    listed AS (
      SELECT date_trunc('week', listed_at AT TIME ZONE 'UTC') AS monday, count(*) AS papers
      FROM paper_tags
      WHERE tag_id = (SELECT id FROM tags WHERE slug = ${slug}) AND score IS NOT NULL
        AND listed_at > ${now}::timestamptz - make_interval(weeks => ${weeks})
      GROUP BY 1)
    SELECT to_char(span.monday, 'YYYY-MM-DD') AS "weekOn", coalesce(listed.papers, 0)::int AS "paperCount"
    FROM span LEFT JOIN listed USING (monday)
    ORDER BY span.monday
    LIMIT ${weeks}`);
}

/** When the newest dated paper was listed; null without one. Index scores_newest. */
export async function findNewestListing(): Promise<Date | null> {
  const [row] = await database().$queryRaw<{ at: Date }[]>(sql`
    SELECT listed_at AS at FROM scores WHERE listed_at > 'epoch'
    ORDER BY listed_at DESC, paper_id DESC LIMIT 1`);
  return row?.at ?? null;
}

export type TaggablePaper = { id: number; title: string; abstract: string; categories: string[] };
export type RetagCursor = { method: string; afterId: number };

const RETAG_SOURCE = "retag";

/** The next papers by id; the primary key is the index. */
export async function listTaggable(afterId: number, limit: number): Promise<TaggablePaper[]> {
  return database().$queryRaw<TaggablePaper[]>(sql`
    SELECT id, title, abstract, categories FROM papers
    WHERE id > ${afterId} ORDER BY id LIMIT ${limit}`);
}

/** How many papers a retagging has before it. */
export async function countTaggable(afterId: number): Promise<number> {
  const [row] = await database().$queryRaw<{ paperCount: number }[]>(sql`
    SELECT count(*)::int AS "paperCount" FROM papers WHERE id > ${afterId} LIMIT 1`);
  return row?.paperCount ?? 0;
}

/** Where a retagging with this method stands; 0 when none is under way. */
export async function findRetagCursor(method: string): Promise<number> {
  const [row] = await database().$queryRaw<{ afterId: number }[]>(sql`
    SELECT (cursor->>'afterId')::int AS "afterId" FROM sources
    WHERE name = ${RETAG_SOURCE} AND cursor->>'method' = ${method} LIMIT 1`);
  return row?.afterId ?? 0;
}

/** One page of retagging and its cursor, together or not at all. */
export async function retagPage(
  rows: PaperMatches[],
  cursor: RetagCursor,
  now: Date,
): Promise<void> {
  await database().$transaction(async (tx) => {
    await replaceTags(tx, rows);
    await tx.$executeRaw(sql`
      INSERT INTO sources (name, cursor, updated_at)
      VALUES (${RETAG_SOURCE}, ${JSON.stringify(cursor)}::jsonb, ${now})
      ON CONFLICT (name) DO UPDATE SET cursor = excluded.cursor, updated_at = excluded.updated_at`);
  });
}
