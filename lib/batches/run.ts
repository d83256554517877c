import { settings } from "@/lib/env";
import { composeLedger, type LedgerSource } from "./ledger";
import { type BatchState, judgeBatch, judgeOnlyBatch, LISTING_SOURCE } from "./state";
import { type CategoryRow, listBatchesSince, listCategories } from "./store";

export type CategoryStatus = CategoryRow & { state: BatchState };

/** How every category stands now, for /status, /metrics and the digest. */
export async function listStatus(now: Date): Promise<CategoryStatus[]> {
  return (await listCategories()).map((row) => ({ ...row, state: judge(row, now) }));
}

/** Two weeks and what a holiday adds: enough to see a gap, few enough for one line. */
const LEDGER_DAYS = 21;
const DAY_MS = 86_400_000;

/** The ledger of /status: every category as it stands, and its lists of the last three weeks. */
export async function readLedger(now: Date): Promise<LedgerSource[]> {
  const since = new Date(now.getTime() - LEDGER_DAYS * DAY_MS).toISOString().slice(0, 10);
  const [standings, batches] = await Promise.all([listStatus(now), listBatchesSince(since)]);
  return composeLedger(standings, batches);
}

/**
 * The categories whose newest list is not wholly here yet though it should come: what a digest may wait
 * for, and name at its top when it waits no longer. Only those that are read now, and that ever came.
 */
export async function listLateCategories(now: Date): Promise<string[]> {
  const read = new Set(settings().ARXIV_CATEGORIES);
  const late = (await listStatus(now)).filter(
    ({ state, category, announcedOn }) =>
      read.has(category) && announcedOn !== null && state !== "fresh" && state !== "quiet",
  );
  return late.map((row) => row.category);
}

function judge(row: CategoryRow, now: Date): BatchState {
  const { announcedOn, missingCount, lookedAt, outcome, reason } = row;
  const latest = announcedOn === null ? null : { announcedOn, missingCount: missingCount ?? 0 };
  if (row.source === LISTING_SOURCE) return judgeOnlyBatch(latest);
  const look = lookedAt && outcome ? { lookedAt, outcome, reason } : null;
  return judgeBatch(latest, look, now);
}
