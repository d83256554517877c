import type { Format } from "./item";

/** What became of the records of one file, or of all. */
export type Tally = {
  read: number;
  inserted: number;
  updated: number;
  unchanged: number;
  /** Removed by the operator, or facts about papers that are not stored: also under `reasons`. */
  skipped: number;
  readings: number;
  /** How many were skipped, by reason. */
  reasons: Record<string, number>;
};

export type FileReport = Tally & {
  file: string;
  format: Format | null;
  /** Why the file was refused, or where reading it broke off. */
  fault: string | null;
  /** The first records skipped, with their places. */
  examples: { place: string; reason: string }[];
};

const EXAMPLES_MAX = 20;

export const emptyTally = (): Tally => ({
  read: 0,
  inserted: 0,
  updated: 0,
  unchanged: 0,
  skipped: 0,
  readings: 0,
  reasons: {},
});

/** Counts skipped records under the words before the colon, which names the single record. */
export function tallySkips(report: FileReport, skips: { place: string; reason: string }[]): void {
  for (const skip of skips) {
    tallyReason(report, skip.reason.split(":")[0] ?? skip.reason, 1);
    if (report.examples.length < EXAMPLES_MAX) {
      report.examples.push({ place: skip.place, reason: skip.reason });
    }
  }
}

export function tallyReason(tally: Tally, reason: string, count: number): void {
  if (count === 0) return;
  tally.skipped += count;
  tally.reasons[reason] = (tally.reasons[reason] ?? 0) + count;
}

export function sumTallies(tallies: Tally[]): Tally {
  const sum = emptyTally();
  for (const tally of tallies) {
    sum.read += tally.read;
    sum.inserted += tally.inserted;
    sum.updated += tally.updated;
    sum.unchanged += tally.unchanged;
    sum.readings += tally.readings;
    for (const [reason, count] of Object.entries(tally.reasons)) tallyReason(sum, reason, count);
  }
  return sum;
}
