import { dateRange } from "@/lib/feeds/window";

const DAY_MS = 86_400_000;

/**
 * The instant up to which the edition of a date looks: the end of that day, or now while it lasts.
 * Null for a date the calendar does not have, and for one that has not begun anywhere.
 */
export function editionEnd(editionOn: string, now: Date): Date | null {
  const day = dateRange(editionOn);
  // The first zone is fourteen hours ahead of UTC.
  if (!day || day.from.getTime() > now.getTime() + 14 * 3_600_000) return null;
  return day.to > now ? now : day.to;
}

/** The days before and after, for the way from edition to edition. */
export function neighbourDates(editionOn: string): { before: string; after: string } {
  const at = Date.parse(`${editionOn}T00:00:00Z`);
  const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  return { before: day(at - DAY_MS), after: day(at + DAY_MS) };
}
