import type { Reading } from "@/lib/observations/reading";

/** How one signal of a paper went, from its first reading to its last. */
export type SignalSeries = {
  signal: string;
  source: string;
  first: { at: Date; value: number };
  last: { at: Date; value: number };
  /** The value in equal steps of time from first to last: readings come at odd hours. */
  values: number[];
};

/** Steps of a chart; more could not be told apart at its width. */
const STEPS = 24;

/**
 * One series a signal and source, the largest last value first; what was never anything is not shown.
 * Readings in any order.
 */
export function composeSignals(readings: Reading[]): SignalSeries[] {
  const groups = new Map<string, Reading[]>();
  for (const reading of readings) {
    const key = `${reading.signal} ${reading.source}`;
    groups.set(key, [...(groups.get(key) ?? []), reading]);
  }
  return [...groups.values()]
    .filter((group) => group.some(({ value }) => value !== 0))
    .flatMap((group) => composeSeries(group) ?? [])
    .sort((a, b) => b.last.value - a.last.value || a.signal.localeCompare(b.signal));
}

function composeSeries(readings: Reading[]): SignalSeries | null {
  const sorted = readings.toSorted((a, b) => a.observedAt.getTime() - b.observedAt.getTime());
  const first = sorted[0];
  const last = sorted.at(-1);
  if (!first || !last) return null;
  const span = last.observedAt.getTime() - first.observedAt.getTime();
  const values = Array.from({ length: span > 0 ? STEPS : 1 }, (_, step) => {
    const until = last.observedAt.getTime() - span * (1 - (step + 1) / STEPS);
    return sorted.findLast((one) => one.observedAt.getTime() <= until)?.value ?? first.value;
  });
  return {
    signal: last.signal,
    source: last.source,
    first: { at: first.observedAt, value: first.value },
    last: { at: last.observedAt, value: last.value },
    values,
  };
}
