import type { Reading } from "@/lib/observations/reading";
import type { ScorePart } from "@/lib/ranking/score";

/** A signal that starts at zero with the paper; others (stars) may be older than the paper. */
const STARTS_AT_ZERO = new Set(["upvotes", "comments", "hn_points", "citations"]);

const NAMES: Record<string, string> = {
  upvotes: "upvotes",
  comments: "comments",
  hn_points: "points on Hacker News",
  github_stars: "stars",
  citations: "citations",
};

/** A paper seen for an hour is not twelve times as fast as one seen for half a day. */
const DAMPING_HOURS = 12;
/** Gains count while they are this fresh. */
const WINDOW_HOURS = 7 * 24;
const HOUR_MS = 3_600_000;

/** One part a signal and source: the decimal logarithm of one plus the gain a day. */
export function scoreSignals(readings: Reading[], listedAt: Date, now: Date): ScorePart[] {
  const series = new Map<string, Reading[]>();
  for (const reading of readings) {
    if (reading.observedAt > now || !(reading.signal in NAMES)) continue;
    const key = `${reading.signal} ${reading.source}`;
    series.set(key, [...(series.get(key) ?? []), reading]);
  }
  return [...series.values()].flatMap((one) => scoreSeries(one, listedAt, now));
}

function scoreSeries(readings: Reading[], listedAt: Date, now: Date): ScorePart[] {
  const sorted = readings.toSorted((a, b) => a.observedAt.getTime() - b.observedAt.getTime());
  const last = sorted.at(-1);
  if (!last) return [];
  const since = now.getTime() - WINDOW_HOURS * HOUR_MS;
  const born = { value: 0, observedAt: listedAt };
  const first = STARTS_AT_ZERO.has(last.signal) ? born : sorted[0];
  const base = sorted.findLast((reading) => reading.observedAt.getTime() <= since) ?? first ?? last;
  const gain = Math.max(0, last.value - base.value);
  const hours = Math.max(0, (last.observedAt.getTime() - base.observedAt.getTime()) / HOUR_MS);
  if (gain === 0) return [];
  const value = Math.log10(1 + (gain * 24) / (hours + DAMPING_HOURS));
  return [{ part: last.signal, value, says: `+${gain} ${NAMES[last.signal]}` }];
}
