import type { Reading } from "@/lib/observations/reading";

/** A paper whose turn it is at a source, with what that source is asked by. */
export type DuePaper = {
  id: number;
  arxivId: string | null;
  doi: string | null;
  /** The first repository on GitHub it links. */
  repository: string | null;
  listedAt: Date;
  /** What the last look kept for this one, as JSON; null at the first. */
  state: unknown;
};

/** What a look found: a reading, none if the source knows nothing, and what the next look needs. */
export type Finding = {
  paperId: number;
  reading: Pick<Reading, "signal" | "source" | "value"> | null;
  state: object | null;
};

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * When a paper is looked up again: four times a day in its first week, when a gain moves it in the
 * lists, daily in its first month, weekly after. Citations come slowly: `restMs` is the least pause.
 */
export function planNextLook(listedAt: Date, now: Date, restMs: number): Date {
  const ageMs = now.getTime() - listedAt.getTime();
  const pauseMs = ageMs <= 7 * DAY_MS ? 6 * HOUR_MS : ageMs <= 30 * DAY_MS ? DAY_MS : 7 * DAY_MS;
  return new Date(now.getTime() + Math.max(pauseMs, restMs));
}
