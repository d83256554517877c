import { CURRENT } from "@/lib/ranking/formula";
import { readOwnSignals } from "@/lib/ranking/own/run";
import { findNextNews, scorePaper } from "@/lib/ranking/score";
import {
  countDueScores,
  recordFormula,
  recordLaterScores,
  removeScores,
  requestOutdatedScores,
  type ScoredPaper,
  takeDuePapers,
  upsertScores,
  withScoreBatch,
} from "@/lib/ranking/store";
import type { Job, JobCounts } from "@/lib/runs/job";
import { refreshTagCounts } from "@/lib/tags/counts/store";

/** Bounds the memory of one batch (abstracts, readings) and how long it holds its locks. */
const BATCH_SIZE = 1000;
/** While one batch is worked out here, PostgreSQL writes another. */
const LANES = 2;

/** Brings the stored scores up to date; a dry run says how many papers that would be. */
export const rank: Job = async ({ now, dryRun, signal }) =>
  dryRun ? { due: await countDueScores(CURRENT.name, now) } : rescoreChanged(now, signal);

/**
 * Scores what changed since its last score: papers, tags, observations, marks, or the formula. Each batch
 * is one transaction with the requests it takes, so several processes share the work, and after a
 * crash the rest is still due.
 */
export async function rescoreChanged(now: Date, signal?: AbortSignal): Promise<JobCounts> {
  await readOwnSignals(now, signal);
  await recordFormula(CURRENT, now);
  await requestOutdatedScores(CURRENT.name, now);
  const counts = { scored: 0, removed: 0 };
  const work = async () => {
    while (!signal?.aborted) {
      const batch = await withScoreBatch((tx) => rescoreBatch(tx, now));
      counts.scored += batch.scored;
      counts.removed += batch.removed;
      if (batch.scored + batch.removed === 0) break;
    }
  };
  await Promise.all(Array.from({ length: LANES }, work));
  // What pages say of tags; a crash before it leaves older numbers until the next change.
  if (counts.scored + counts.removed > 0) await refreshTagCounts();
  return counts;
}

async function rescoreBatch(tx: Parameters<typeof takeDuePapers>[0], now: Date) {
  const due = await takeDuePapers(tx, BATCH_SIZE, CURRENT.name);
  const shown = due.filter((paper) => !paper.isWithdrawn);
  const scored: ScoredPaper[] = shown.map((paper) => ({
    id: paper.id,
    textKey: paper.textKey,
    ...scorePaper(paper, now),
  }));
  const withdrawn = due.filter((paper) => paper.isWithdrawn).map((paper) => paper.id);
  if (scored.length > 0) await upsertScores(tx, scored, CURRENT.name, now);
  if (withdrawn.length > 0) await removeScores(tx, withdrawn);
  const later = shown.map((paper) => ({ id: paper.id, dueAt: findNextNews(paper, now) }));
  await recordLaterScores(tx, later);
  return { scored: scored.length, removed: withdrawn.length };
}
