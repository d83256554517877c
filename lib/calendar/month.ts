import { calendarRangeAt, formatCalendarRange } from "@/lib/feeds/window";

export type CalendarDay = { day: string; number: number; paperCount: number };
/** Seven days, Monday first; null beside the month. */
export type CalendarWeek = { week: string; days: (CalendarDay | null)[] };
export type CalendarMonth = { month: string; paperCount: number; weeks: CalendarWeek[] };

const DAY_MS = 86_400_000;

/** The months of a year that have papers, as weeks of days, the latest month first. */
export function composeYear(year: number, counts: ReadonlyMap<string, number>): CalendarMonth[] {
  const months = Array.from({ length: 12 }, (_, index) => composeMonth(year, index, counts));
  return months.filter((month) => month.paperCount > 0).reverse();
}

function composeMonth(
  year: number,
  index: number,
  counts: ReadonlyMap<string, number>,
): CalendarMonth {
  const first = new Date(Date.UTC(year, index, 1));
  const weeks: CalendarWeek[] = [];
  let paperCount = 0;
  let monday = calendarRangeAt("week", first).from;
  while (monday < new Date(Date.UTC(year, index + 1, 1))) {
    const days = Array.from({ length: 7 }, (_, offset) => {
      const at = new Date(monday.getTime() + offset * DAY_MS);
      if (at.getUTCMonth() !== index || at.getUTCFullYear() !== year) return null;
      const day = at.toISOString().slice(0, 10);
      return { day, number: at.getUTCDate(), paperCount: counts.get(day) ?? 0 };
    });
    paperCount += days.reduce((sum, day) => sum + (day?.paperCount ?? 0), 0);
    weeks.push({ week: formatCalendarRange(calendarRangeAt("week", monday)), days });
    monday = new Date(monday.getTime() + 7 * DAY_MS);
  }
  return { month: first.toISOString().slice(0, 7), paperCount, weeks };
}
