import { ARXIV_ZONE } from "@/lib/batches/calendar";
import { hashList } from "@/lib/batches/compare";
import { LISTING_SOURCE } from "@/lib/batches/state";
import { recordBatch, recordLook } from "@/lib/batches/store";
import { sql, type Transaction } from "@/lib/database/client";
import type { SaveCounts } from "@/lib/papers/plan";
import { saveStatements, withCollisions } from "@/lib/papers/saving/store";
import { statePaper } from "@/lib/papers/statement";
import type { TaggedPaper } from "@/lib/papers/store";
import { dayIn } from "@/lib/text/day";

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
    if (row?.hasPapers) return null;
    const counts = await saveStatements(tx, stated, now);
    const ids = stated.map(({ paper }) => paper.publicId);
    await recordStarterBatch(tx, ids, now);
    return counts;
  });
}

/** The corpus is a list like any other in the ledger: so many announced, so many here. */
async function recordStarterBatch(tx: Transaction, ids: string[], now: Date): Promise<void> {
  const key = { source: LISTING_SOURCE, category: "starter" };
  // A saved page names no day: that of its reading stands for it.
  const announcedOn = dayIn(ARXIV_ZONE, now);
  await recordBatch(tx, { ...key, announcedOn, ids, listHash: hashList(ids) }, now);
  await recordLook(key, "received", null, now, tx);
}
