import { sql } from "@/lib/database/client";
import type { SaveCounts } from "@/lib/papers/plan";
import { saveStatements, withCollisions } from "@/lib/papers/saving/store";
import { statePaper } from "@/lib/papers/statement";
import type { TaggedPaper } from "@/lib/papers/store";

/** Any constant: it names our advisory lock among all those of the server. */
const STARTER_LOCK = 7_270_418;

/**
 * Stores these papers if there is none yet; null when there are. One transaction: dying halfway
 * leaves the database empty. A second process waits for the first on the lock, then finds papers.
 */
export async function savePapersIntoEmpty(
  papers: TaggedPaper[],
  now: Date,
): Promise<SaveCounts | null> {
  const stated = papers.map(({ paper, tags }) => ({ paper: statePaper(paper), tags }));
  return withCollisions(async (tx) => {
    await tx.$executeRaw(sql`SELECT pg_advisory_xact_lock(${STARTER_LOCK})`);
    const [row] = await tx.$queryRaw<{ hasPapers: boolean }[]>(
      sql`SELECT EXISTS (SELECT 1 FROM papers) AS "hasPapers"`,
    );
    return row?.hasPapers ? null : saveStatements(tx, stated, now);
  });
}
