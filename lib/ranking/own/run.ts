import { withScoreBatch } from "../store";
import { dampRanges } from "./damp";
import {
  listOwnTotals,
  type OwnReading,
  type OwnTotals,
  recordOwnReadings,
  takeDueReadings,
} from "./store";

/** Papers a transaction: their marks are few. */
const BATCH_SIZE = 1000;
/** Two digits tell every change by one reader and keep the stored numbers short. */
const STEP = 100;

/**
 * Reads upvotes, saves and clicks of our own readers into observations, for the papers where they
 * changed; that asks for their scores. After a crash the rest is still due.
 */
export async function readOwnSignals(now: Date, signal?: AbortSignal): Promise<void> {
  while (!signal?.aborted) {
    const count = await withScoreBatch(async (tx) => {
      const ids = await takeDueReadings(tx, BATCH_SIZE);
      const totals = await listOwnTotals(tx, ids);
      if (ids.length > 0) await recordOwnReadings(tx, totals.flatMap(listReadings), now);
      return ids.length;
    });
    if (count < BATCH_SIZE) break;
  }
}

function listReadings({ paperId, marks, clickCount }: OwnTotals): OwnReading[] {
  const damp = (wanted: string) =>
    dampRanges(marks.filter(({ kind }) => kind === wanted).map(({ count }) => count));
  return [
    { paperId, signal: "upvotes", value: Math.round(damp("upvote") * STEP) / STEP },
    { paperId, signal: "saves", value: Math.round(damp("save") * STEP) / STEP },
    { paperId, signal: "clicks", value: clickCount },
  ];
}
