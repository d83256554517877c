import { dayIn } from "@/lib/text/day";

/** Where arXiv's days begin and end (availability.md). A zone, not an offset: summer time moves it. */
export const ARXIV_ZONE = "America/New_York";
const DAY_MS = 86_400_000;
/**
 * Evenings without an announcement (availability.md, list of 2026). The list of the day after is then
 * empty or repeats the last one. A year that is not listed has only its weekends.
 */
const SILENT_EVENINGS = new Set([
  "2026-01-01",
  "2026-01-19",
  "2026-06-19",
  "2026-07-03",
  "2026-09-07",
  "2026-11-26",
  "2026-12-25",
  "2026-12-29",
  "2026-12-31",
]);

/**
 * Whether a new list bears this date. Announcements come at 20:00 Eastern from Sunday to Thursday and
 * are listed under the next day's date, Monday to Friday.
 */
export function isListDay(day: string): boolean {
  const weekday = toDate(day).getUTCDay();
  return weekday >= 1 && weekday <= 5 && !SILENT_EVENINGS.has(dayBefore(day));
}

/** The newest day, today's in New York or before, under which a list was to appear. */
export function latestListDay(now: Date): string {
  let day = dayIn(ARXIV_ZONE, now);
  while (!isListDay(day)) day = dayBefore(day);
  return day;
}

/** Hours since the day began in New York, which is when its list appears. */
export function hoursSinceMidnight(day: string, now: Date): number {
  return (now.getTime() - midnightIn(day).getTime()) / 3_600_000;
}

/** The instant the day begins in New York: four or five hours after it does in Greenwich. */
function midnightIn(day: string): Date {
  const candidates = [4, 5].map((hours) => new Date(toDate(day).getTime() + hours * 3_600_000));
  const isFirstOfDay = (at: Date) => dayIn(ARXIV_ZONE, new Date(at.getTime() - 1)) !== day;
  return candidates.find((at) => dayIn(ARXIV_ZONE, at) === day && isFirstOfDay(at)) ?? toDate(day);
}

const toDate = (day: string) => new Date(`${day}T00:00:00Z`);
const dayBefore = (day: string) =>
  new Date(toDate(day).getTime() - DAY_MS).toISOString().slice(0, 10);
