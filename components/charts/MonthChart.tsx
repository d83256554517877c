import { formatMonth } from "@/components/calendar/calendarName";
import { composeBars } from "@/components/charts/bars";

const HEIGHT = 40;

type Props = { months: string[]; counts: number[] };

/** Papers per month: a picture, and the same as a sentence for those who listen. */
export function MonthChart({ months, counts }: Props) {
  const { path, width } = composeBars(counts, HEIGHT);
  const [first] = months;
  const last = months.at(-1);
  if (path === "" || !first || !last) return null;
  const says = months.map((month, at) => `${formatMonth(month)} ${counts[at] ?? 0}`).join(", ");
  return (
    <section>
      <h2>Papers per month</h2>
      <svg
        className="chart"
        viewBox={`0 0 ${width} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Papers per month: ${says}`}
      >
        <path d={path} />
      </svg>
      <p className="ends hint" aria-hidden="true">
        <span>{formatMonth(first)}</span>
        <span>{formatMonth(last)}</span>
      </p>
    </section>
  );
}
