import type { ClaimedDelivery, EditionPaper } from "@/lib/deliveries/content";
import { listFrozenPapers } from "@/lib/editions/store";
import { keepYoungest } from "@/lib/kept/youngest";

/**
 * Papers kept between groups, with what was rendered of them. One takes about 10 KB, so that this is
 * 40 MB whatever the number of readers; an edition of 130 tags says some 3,000 papers.
 */
const PAPERS_KEPT = 4_000;

/** Papers as editions froze them, by edition and paper, the latest used last. */
export type KeptPapers = Map<string, EditionPaper>;

const keyOf = (editionId: number, paperId: number) => `${editionId} ${paperId}`;

/** Reads what is not kept yet of these deliveries, at once; returns how to find one's papers. */
export async function findPapers(
  deliveries: ClaimedDelivery[],
  kept: KeptPapers,
): Promise<(delivery: ClaimedDelivery) => EditionPaper[]> {
  const found = new Map<string, EditionPaper>();
  const missing = new Map<string, { editionId: number; paperId: number }>();
  for (const { editionId, paperIds } of deliveries) {
    for (const paperId of paperIds) {
      const key = keyOf(editionId, paperId);
      const paper = kept.get(key);
      if (paper) found.set(key, paper);
      else missing.set(key, { editionId, paperId });
    }
  }
  for (const { editionId, paper } of await listFrozenPapers([...missing.values()])) {
    found.set(keyOf(editionId, paper.id), paper);
  }
  for (const [key, paper] of found) keepYoungest(kept, key, paper, PAPERS_KEPT);
  return ({ editionId, paperIds }) =>
    paperIds.flatMap((paperId) => found.get(keyOf(editionId, paperId)) ?? []);
}
