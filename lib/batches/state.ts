import { dayIn } from "@/lib/text/day";
import { ARXIV_ZONE, hoursSinceMidnight, isListDay, latestListDay } from "./calendar";

export const BATCH_STATES = ["fresh", "waiting", "quiet", "stalled", "failed"] as const;
export type BatchState = (typeof BATCH_STATES)[number];
export type Look = { lookedAt: Date; outcome: LookOutcome; reason: string | null };
export type LookOutcome = "received" | "empty" | "repeated" | "failed";
export type LatestBatch = { announcedOn: string; missingCount: number };

/** The source of papers that are listed once, by a file, and of which no other list follows. */
export const LISTING_SOURCE = "listing";

/** Lists appear at midnight Eastern; by this hour a missing one is late, not slow. */
const PATIENCE_HOURS = 8;
/** A missing paper is asked for with every look; by then asking has not helped. */
const REPAIR_HOURS = 30;

/**
 * How a category stands: `fresh` has the newest list whole, `waiting` may still get it, `quiet` has all
 * there was on a day without a list, `stalled` should have more than it has, `failed` could not be read
 * when last looked at. Pure: what is stored of the newest batch and of the last look, and the time.
 */
export function judgeBatch(latest: LatestBatch | null, look: Look | null, now: Date): BatchState {
  const expected = latestListDay(now);
  const hours = hoursSinceMidnight(expected, now);
  if (latest === null || latest.announcedOn < expected) {
    if (look?.outcome === "failed") return "failed";
    return hours < PATIENCE_HOURS ? "waiting" : "stalled";
  }
  if (latest.missingCount > 0) return hours < REPAIR_HOURS ? "waiting" : "stalled";
  return isListDay(dayIn(ARXIV_ZONE, now)) ? "fresh" : "quiet";
}

/** The same for a list that is the only one of its kind. */
export const judgeOnlyBatch = (latest: LatestBatch | null): BatchState =>
  latest !== null && latest.missingCount === 0 ? "fresh" : "stalled";
