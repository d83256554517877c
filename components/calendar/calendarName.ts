import { formatDay } from "@/components/text/formatDay";
import type { CalendarRange } from "@/lib/feeds/feed";
import { formatCalendarRange } from "@/lib/feeds/window";

const MONTH = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
const LONG_DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeZone: "UTC" });
const DAY_MS = 86_400_000;

/** "2025-03" as "March 2025". */
export const formatMonth = (month: string): string =>
  MONTH.format(new Date(`${month}-01T00:00:00Z`));

/** A calendar range as a heading says it. */
export function formatCalendarName({ kind, from, to }: CalendarRange): string {
  if (kind === "date") return LONG_DAY.format(from);
  if (kind === "month") return MONTH.format(from);
  return `${formatDay(from)} to ${formatDay(new Date(to.getTime() - DAY_MS))}`;
}

/** The address of a calendar range. */
export const rangePath = (range: CalendarRange): string =>
  `/papers/${range.kind}/${formatCalendarRange(range)}`;
