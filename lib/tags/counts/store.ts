import { database, sql } from "@/lib/database/client";

/** Some seconds for a million papers; this is for a machine under load. */
const TRANSACTION_TIMEOUT_MS = 120_000;

/**
 * Counts anew how many papers that feeds can show carry each tag: in all, by month, and together
 * with another. Reads all of paper_tags, with one processor at most, and writes only what changed.
 * Two at once wait for one another; running it again writes nothing.
 */
export async function refreshTagCounts(): Promise<void> {
  await database().$transaction(
    async (tx) => {
      // Held to the end of the transaction; parallel workers would take the processor of pages.
      await tx.$executeRaw(sql`SELECT pg_advisory_xact_lock(hashtext('tag counts'))`);
      await tx.$executeRaw(sql`SET LOCAL max_parallel_workers_per_gather = 0`);
      await tx.$executeRaw(COUNT_MONTHS);
      await tx.$executeRaw(COUNT_PAPERS);
      await tx.$executeRaw(COUNT_PAIRS);
    },
    { timeout: TRANSACTION_TIMEOUT_MS },
  );
}

/** Undated papers stand in January 1970, as in scores. */
const COUNT_MONTHS = sql`
  WITH counted AS MATERIALIZED (
    SELECT tag_id, date_trunc('month', listed_at AT TIME ZONE 'UTC')::date AS month,
      count(*)::int AS paper_count
    FROM paper_tags WHERE score IS NOT NULL AND listed_at IS NOT NULL GROUP BY 1, 2),
  gone AS (
    DELETE FROM tag_months AS old WHERE NOT EXISTS (
      SELECT 1 FROM counted WHERE counted.tag_id = old.tag_id AND counted.month = old.month))
  INSERT INTO tag_months AS old (tag_id, month, paper_count)
  SELECT tag_id, month, paper_count FROM counted
  ON CONFLICT (tag_id, month) DO UPDATE SET paper_count = excluded.paper_count
  WHERE old.paper_count <> excluded.paper_count`;

/** After the months, of which it is the sum. Index paper_tags_newest. */
const COUNT_PAPERS = sql`
  UPDATE tags SET paper_count = counted.paper_count, newest_at = nullif(counted.newest_at, 'epoch')
  FROM (SELECT tags.id,
      coalesce((SELECT sum(paper_count) FROM tag_months WHERE tag_id = tags.id), 0)::int
        AS paper_count,
      (SELECT max(listed_at) FROM paper_tags WHERE tag_id = tags.id AND score IS NOT NULL)
        AS newest_at
    FROM tags) AS counted
  WHERE counted.id = tags.id AND (tags.paper_count, tags.newest_at)
    IS DISTINCT FROM (counted.paper_count, nullif(counted.newest_at, 'epoch'))`;

const COUNT_PAIRS = sql`
  WITH counted AS MATERIALIZED (
    SELECT own.tag_id, other.tag_id AS other_id, count(*)::int AS shared_count
    FROM paper_tags AS own
    JOIN paper_tags AS other ON other.paper_id = own.paper_id AND other.tag_id <> own.tag_id
    WHERE own.score IS NOT NULL GROUP BY 1, 2),
  gone AS (
    DELETE FROM tag_pairs AS old WHERE NOT EXISTS (SELECT 1 FROM counted
      WHERE counted.tag_id = old.tag_id AND counted.other_id = old.other_id))
  INSERT INTO tag_pairs AS old (tag_id, other_id, shared_count)
  SELECT tag_id, other_id, shared_count FROM counted
  ON CONFLICT (tag_id, other_id) DO UPDATE SET shared_count = excluded.shared_count
  WHERE old.shared_count <> excluded.shared_count`;
