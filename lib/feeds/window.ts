import type { CalendarRange, Order } from "@/lib/feeds/feed";

export const WINDOWS = ["day", "week", "month", "all"] as const;
export type Window = (typeof WINDOWS)[number];

/** The time a page is from: `from` inclusive, `to` exclusive. */
export type FeedRange = { from: Date; to: Date; isExtended: boolean };

/** One full page: fewer look like a broken site after a quiet night or a holiday. */
export const MINIMUM_PAPERS = 30;

const DAY_MS = 86_400_000;
const DAYS = { day: 1, week: 7, month: 30 };

export const isWindow = (text: string): text is Window =>
  (WINDOWS as readonly string[]).includes(text);

/** The window that ends at `now`; null for all time. */
export function windowRange(window: Window, now: Date): FeedRange | null {
  if (window === "all") return null;
  return { from: new Date(now.getTime() - DAYS[window] * DAY_MS), to: now, isExtended: false };
}

/** A day is read as it happens, so new papers rise; longer windows ask what was best in them. */
export const orderOfWindow = (window: Window): Order => (window === "day" ? "trending" : "top");

/** Moves `from` back to the listing instant of the 30th newest paper, when that lies earlier. */
export function extendRange(range: FeedRange, thirtiethAt: Date | null): FeedRange {
  if (!thirtiethAt || thirtiethAt >= range.from) return range;
  return { ...range, from: thirtiethAt, isExtended: true };
}

/** "2026-03-09" to that day in UTC; null for a day the calendar does not have. */
export function dateRange(text: string): CalendarRange | null {
  const from = parseDay(text);
  return from && { kind: "date", from, to: addDays(from, 1) };
}

/** "2026-03" to that month. */
export function monthRange(text: string): CalendarRange | null {
  const from = parseDay(`${text}-01`);
  if (!from) return null;
  const to = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, 1));
  return { kind: "month", from, to };
}

/** "2026-W53" to that ISO 8601 week, Monday to Sunday; null where the year has no such week. */
export function weekRange(text: string): CalendarRange | null {
  const match = /^(\d{4})-W(\d{2})$/.exec(text);
  if (!match) return null;
  const fourthOfJanuary = parseDay(`${match[1]}-01-04`);
  if (!fourthOfJanuary) return null;
  const firstMonday = addDays(fourthOfJanuary, -isoWeekday(fourthOfJanuary));
  const from = addDays(firstMonday, 7 * (Number(match[2]) - 1));
  const range: CalendarRange = { kind: "week", from, to: addDays(from, 7) };
  return formatCalendarRange(range) === text ? range : null;
}

/** The range of the same kind that holds an instant. */
export function calendarRangeAt(kind: CalendarRange["kind"], at: Date): CalendarRange {
  const day = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()));
  if (kind === "date") return { kind, from: day, to: addDays(day, 1) };
  if (kind === "month") {
    const from = addDays(day, 1 - day.getUTCDate());
    return { kind, from, to: new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 1)) };
  }
  const from = addDays(day, -isoWeekday(day));
  return { kind, from, to: addDays(from, 7) };
}

/** The inverse of dateRange, weekRange and monthRange: what stands in the address. */
export function formatCalendarRange({ kind, from }: CalendarRange): string {
  if (kind === "date") return from.toISOString().slice(0, 10);
  if (kind === "month") return from.toISOString().slice(0, 7);
  // An ISO week belongs to the year of its Thursday.
  const thursday = addDays(from, 3);
  const year = thursday.getUTCFullYear();
  const dayOfYear = (thursday.getTime() - Date.UTC(year, 0, 1)) / DAY_MS;
  return `${year}-W${String(Math.floor(dayOfYear / 7) + 1).padStart(2, "0")}`;
}

/** "9 March 2026 to 11 April 2026", both days inclusive; "to 11 April 2026" with undated papers. */
export function formatRange({ from, to }: FeedRange): string {
  const last = formatDay(new Date(to.getTime() - 1));
  if (from.getTime() === 0) return `to ${last}`;
  return formatDay(from) === last ? last : `${formatDay(from)} to ${last}`;
}

const formatDay = (date: Date) =>
  date.toLocaleDateString("en-GB", {
    timeZone: "UTC",
    day: "numeric",
    month: "long",
    year: "numeric",
  });

function parseDay(text: string): Date | null {
  // arXiv opened in 1991; five-digit and pre-arXiv years are typing errors.
  if (!/^(199[1-9]|2\d{3})-\d{2}-\d{2}$/.test(text)) return null;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? day : null;
}

const addDays = (date: Date, count: number) => new Date(date.getTime() + count * DAY_MS);
/** Monday 0 … Sunday 6. */
const isoWeekday = (date: Date) => (date.getUTCDay() + 6) % 7;
