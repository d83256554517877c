import type { IndexedPool } from "@/lib/editions/choose";
import type { Step } from "@/lib/editions/plan/store";
import { addSearches } from "@/lib/editions/searches";
import { listFound } from "@/lib/search/saved/store";

/** Searches of one transaction: some seconds, of which copying the pool takes one. */
const STEP_SEARCHES = 2_000;

/** Asks each search once for what it finds of the pool, and notes it there. */
export async function askSearches(
  step: Step,
  searches: string[],
  pool: IndexedPool,
): Promise<void> {
  const ids = pool.papers.map((paper) => paper.id);
  for (let at = 0; at < searches.length; at += STEP_SEARCHES) {
    const asked = searches.slice(at, at + STEP_SEARCHES);
    addSearches(pool, await step((tx) => listFound(tx, asked, ids)));
  }
}
