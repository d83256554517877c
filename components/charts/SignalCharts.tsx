import { composeBars } from "@/components/charts/bars";
import { nameSignal } from "@/components/charts/signalName";
import { formatCount, formatDay } from "@/components/text/formatDay";
import type { SignalSeries } from "@/lib/charts/signals";

const HEIGHT = 28;

/** What was measured of a paper: the last value, and how it came to it. */
export function SignalCharts({ signals }: { signals: SignalSeries[] }) {
  if (signals.length === 0) return null;
  return (
    <section>
      <h2>Signals</h2>
      <ul className="signals">
        {signals.map((series) => (
          <li key={`${series.signal} ${series.source}`}>
            <span>{nameSignal(series)}</span>
            <span className="number">{formatCount(Math.round(series.last.value))}</span>
            {series.values.length > 1 && drawSeries(series)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function drawSeries({ values, first, last }: SignalSeries) {
  const { path, width } = composeBars(values, HEIGHT);
  const from = `${formatCount(first.value)} on ${formatDay(first.at)}`;
  const to = `${formatCount(last.value)} on ${formatDay(last.at)}`;
  return (
    <svg
      className="chart"
      viewBox={`0 0 ${width} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`From ${from} to ${to}`}
    >
      <path d={path} />
    </svg>
  );
}
