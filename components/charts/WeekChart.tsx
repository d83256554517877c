import { composeBars } from "@/components/charts/bars";
import { formatDay } from "@/components/text/formatDay";

const HEIGHT = 40;

type Props = { weeks: { weekOn: string; paperCount: number }[] };

/** Papers per week: a picture, and the same as a sentence for those who listen. */
export function WeekChart({ weeks }: Props) {
  const { path, width } = composeBars(
    weeks.map((week) => week.paperCount),
    HEIGHT,
  );
  const [first] = weeks;
  const last = weeks.at(-1);
  if (path === "" || !first || !last) return null;
  return (
    <section>
      <h2>Papers per week</h2>
      <svg
        className="chart"
        viewBox={`0 0 ${width} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Papers per week, by its Monday: ${listWeeks(weeks)}`}
      >
        <path d={path} />
      </svg>
      <p className="ends hint" aria-hidden="true">
        <span>{formatWeek(first.weekOn)}</span>
        <span>{formatWeek(last.weekOn)}</span>
      </p>
    </section>
  );
}

/** Weeks without papers are left out: fifty noughts tell a listener nothing. */
const listWeeks = (weeks: Props["weeks"]) =>
  weeks
    .filter((week) => week.paperCount > 0)
    .map((week) => `${formatWeek(week.weekOn)} ${week.paperCount}`)
    .join(", ");

const formatWeek = (weekOn: string) => formatDay(new Date(`${weekOn}T00:00:00Z`));
