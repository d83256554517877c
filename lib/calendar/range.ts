import type { CalendarRange } from "@/lib/feeds/feed";
import { dateRange, monthRange, weekRange } from "@/lib/feeds/window";

/** A day, ISO week or month as an address names it, or null for one the calendar does not have. */
export function parseCalendarRange(kind: string | undefined, text: string): CalendarRange | null {
  if (kind === "date") return dateRange(text);
  if (kind === "week") return weekRange(text);
  return kind === "month" ? monthRange(text) : null;
}
