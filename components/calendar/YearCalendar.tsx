import { MonthTable } from "@/components/calendar/MonthTable";
import { EmptyFeed } from "@/components/feed/EmptyFeed";
import { formatPapers } from "@/components/text/formatDay";
import type { CalendarMonth } from "@/lib/calendar/month";

type Props = {
  year: number | undefined;
  years: { year: number; paperCount: number }[];
  months: CalendarMonth[];
  fullest: number;
};

export function YearCalendar({ year, years, months, fullest }: Props) {
  return (
    <>
      <h1>Archive</h1>
      <p className="lead">
        Every day that has papers. A day, a week or a month leads to its papers, the best first.
      </p>
      <div className="toolbar">
        <nav className="tabs" aria-label="Year">
          {years.map((one) => (
            <a
              key={one.year}
              href={`/papers/date/${one.year}`}
              title={formatPapers(one.paperCount)}
              aria-current={one.year === year ? "page" : undefined}
            >
              {one.year}
            </a>
          ))}
        </nav>
      </div>
      {months.length === 0 && <EmptyFeed isLast={false} hasTags={false} />}
      <div className="months">
        {months.map((month) => (
          <MonthTable key={month.month} month={month} fullest={fullest} />
        ))}
      </div>
    </>
  );
}
