import { formatCalendarName, rangePath } from "@/components/calendar/calendarName";
import type { CalendarRange } from "@/lib/feeds/feed";
import { calendarRangeAt } from "@/lib/feeds/window";

const LABELS = { date: "Day", week: "Week", month: "Month" };
const KINDS = ["date", "week", "month"] as const;

type Props = { range: CalendarRange; previous: CalendarRange | null; next: CalendarRange | null };

/** The same time by day, week or month, and the neighbours that have papers. */
export function CalendarNav({ range, previous, next }: Props) {
  return (
    <>
      <div className="toolbar">
        <nav className="tabs" aria-label="Length of time">
          {KINDS.map((kind) => (
            <a
              key={kind}
              href={rangePath(calendarRangeAt(kind, range.from))}
              aria-current={kind === range.kind ? "page" : undefined}
            >
              {LABELS[kind]}
            </a>
          ))}
          <a href={`/papers/date/${range.from.getUTCFullYear()}`}>Calendar</a>
        </nav>
      </div>
      <nav className="neighbours" aria-label="Earlier and later">
        {previous && (
          <a href={rangePath(previous)} rel="prev">
            ← {formatCalendarName(previous)}
          </a>
        )}
        {next && (
          <a href={rangePath(next)} rel="next">
            {formatCalendarName(next)} →
          </a>
        )}
      </nav>
    </>
  );
}
