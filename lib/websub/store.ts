import { database } from "@/lib/database/client";

/** When the last run of `job` that succeeded began; null when none did. Index: runs_latest. */
export async function findLastSuccess(job: string): Promise<Date | null> {
  const [run] = await database().$queryRaw<{ startedAt: Date }[]>`
    SELECT started_at AS "startedAt" FROM runs
    WHERE job = ${job} AND state = 'succeeded'
    ORDER BY started_at DESC, id DESC LIMIT 1`;
  return run?.startedAt ?? null;
}

/**
 * The slugs of the tags of every paper that changed since an instant, in order. At most one row a
 * tag, so no limit. Indexes: papers_changed, paper_tags_pkey, tags_pkey.
 */
export async function listChangedTags(since: Date): Promise<string[]> {
  const rows = await database().$queryRaw<{ slug: string }[]>`
    SELECT DISTINCT tags.slug
    FROM papers
    JOIN paper_tags ON paper_tags.paper_id = papers.id
    JOIN tags ON tags.id = paper_tags.tag_id
    WHERE papers.changed_at >= ${since}
    ORDER BY tags.slug`;
  return rows.map((row) => row.slug);
}
