import type { BatchState } from "./state";

export type LedgerBatch = {
  source: string;
  category: string;
  announcedOn: string;
  announcedCount: number;
  receivedCount: number;
  missingCount: number;
  /** Whether papers that were missing at first came later. */
  isRepaired: boolean;
};
type Standing = {
  source: string;
  category: string;
  state: BatchState;
  lookedAt: Date | null;
  reason: string | null;
};
export type LedgerRow = Standing & {
  newest: LedgerBatch | null;
  /** The lists of the last days, oldest first. */
  days: LedgerBatch[];
};
export type LedgerSource = { source: string; rows: LedgerRow[] };

/** Each category as it stands, with its lists of the last days, under its source. Pure. */
export function composeLedger(standings: Standing[], batches: LedgerBatch[]): LedgerSource[] {
  const sources = new Map<string, LedgerRow[]>();
  for (const { source, category, state, lookedAt, reason } of standings) {
    const days = batches
      .filter((batch) => batch.source === source && batch.category === category)
      .sort((a, b) => (a.announcedOn < b.announcedOn ? -1 : 1));
    const row = { source, category, state, lookedAt, reason, newest: days.at(-1) ?? null, days };
    sources.set(source, [...(sources.get(source) ?? []), row]);
  }
  return [...sources].map(([source, rows]) => ({ source, rows }));
}

/** The whole ledger in one sentence. */
export function describeLedger(ledger: LedgerSource[]): string {
  const rows = ledger.flatMap((one) => one.rows);
  if (rows.length === 0) return "No list was read yet.";
  const late = rows.filter(({ state }) => state === "stalled" || state === "failed");
  const waiting = rows.filter(({ state }) => state === "waiting");
  if (late.length > 0) return `Behind: ${nameAll(late)}.`;
  if (waiting.length > 0) return `All is well; still to come: ${nameAll(waiting)}.`;
  return "Every paper of every list is here.";
}

const nameAll = (rows: LedgerRow[]) => rows.map((row) => row.category).join(", ");
