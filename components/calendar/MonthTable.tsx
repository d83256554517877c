import { formatMonth } from "@/components/calendar/calendarName";
import { formatPapers } from "@/components/text/formatDay";
import type { CalendarDay, CalendarMonth } from "@/lib/calendar/month";

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
/** Shades of a day by how many papers it has against the fullest of the year. */
const LEVELS = 4;

type Props = { month: CalendarMonth; fullest: number };

export function MonthTable({ month, fullest }: Props) {
  return (
    <table className="month">
      <caption>
        <a href={`/papers/month/${month.month}`}>{formatMonth(month.month)}</a>{" "}
        <span className="hint">{formatPapers(month.paperCount)}</span>
      </caption>
      <thead>
        <tr>
          {WEEKDAYS.map((name) => (
            <th key={name} scope="col" abbr={name}>
              {name.slice(0, 2)}
            </th>
          ))}
          <th scope="col">Week</th>
        </tr>
      </thead>
      <tbody>
        {month.weeks.map(({ week, days }) => (
          <tr key={week}>
            {days.map((day, place) => (
              <td key={day?.day ?? WEEKDAYS[place]}>{day && dayCell(day, fullest)}</td>
            ))}
            <td>
              {days.some((day) => day && day.paperCount > 0) && (
                <a href={`/papers/week/${week}`}>{week.slice(5)}</a>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function dayCell({ day, number, paperCount }: CalendarDay, fullest: number) {
  if (paperCount === 0) return number;
  const level = Math.max(1, Math.ceil((paperCount / fullest) * LEVELS));
  const says = formatPapers(paperCount);
  return (
    <a href={`/papers/date/${day}`} data-level={level} title={says}>
      {number}
      <span className="sr-only">, {says}</span>
    </a>
  );
}
