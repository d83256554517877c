import type { Reading } from "@/lib/observations/reading";
import type { ScorePart } from "@/lib/ranking/score";

type Rule = {
  /** What a card calls it. */
  says: string;
  /** It begins with the paper; the stars of a repository may be older. */
  startsAtZero: boolean;
  /** Of its logarithm, against one of upvotes. Judged, not learnt: no past readings of these exist. */
  weight: number;
};

/**
 * Comments are shown and not counted: beside upvotes they foretold nothing in two years of daily lists.
 * A save or an upvote of our own readers is rarer than one of a large site and says as much as two.
 */
const RULES: Record<string, Rule> = {
  "upvotes readers": { says: "upvotes here", startsAtZero: true, weight: 0.6 },
  "saves readers": { says: "saves here", startsAtZero: true, weight: 0.4 },
  "clicks readers": { says: "visits to it from here", startsAtZero: true, weight: 0.15 },
  github_stars: { says: "stars", startsAtZero: false, weight: 0.3 },
  hn_points: { says: "points on Hacker News", startsAtZero: true, weight: 0.3 },
  citations: { says: "citations", startsAtZero: true, weight: 0.3 },
};

/** A paper seen for an hour is not twelve times as fast as one seen for half a day. */
const DAMPING_HOURS = 12;
/** Gains count while they are this fresh. */
const WINDOW_HOURS = 7 * 24;
const HOUR_MS = 3_600_000;

/**
 * One part a signal: the weighted decimal logarithm of one plus the gain a day. Where several sources
 * read one thing, as the stars of one repository, the one that saw most counts, and it alone.
 */
export function scoreSignals(readings: Reading[], listedAt: Date, now: Date): ScorePart[] {
  const series = new Map<string, Reading[]>();
  for (const reading of readings) {
    if (reading.observedAt > now) continue;
    const key = `${reading.signal} ${reading.source}`;
    series.set(key, [...(series.get(key) ?? []), reading]);
  }
  const parts = [...series].flatMap(([key, one]) => {
    const rule = RULES[key] ?? RULES[one[0]?.signal ?? ""];
    return rule ? scoreSeries(one, rule, listedAt, now) : [];
  });
  return parts.filter((part) => part === findLargest(parts, part.part));
}

const findLargest = (parts: ScorePart[], name: string): ScorePart | undefined =>
  parts.filter(({ part }) => part === name).toSorted((a, b) => b.value - a.value)[0];

function scoreSeries(readings: Reading[], rule: Rule, listedAt: Date, now: Date): ScorePart[] {
  const sorted = readings.toSorted((a, b) => a.observedAt.getTime() - b.observedAt.getTime());
  const last = sorted.at(-1);
  if (!last) return [];
  const since = now.getTime() - WINDOW_HOURS * HOUR_MS;
  const born = { value: 0, observedAt: listedAt };
  const first = rule.startsAtZero ? born : sorted[0];
  const base = sorted.findLast((reading) => reading.observedAt.getTime() <= since) ?? first ?? last;
  const gain = Math.max(0, last.value - base.value);
  const hours = Math.max(0, (last.observedAt.getTime() - base.observedAt.getTime()) / HOUR_MS);
  if (gain === 0) return [];
  const value = rule.weight * Math.log10(1 + (gain * 24) / (hours + DAMPING_HOURS));
  return [{ part: last.signal, value, says: `+${Math.round(gain)} ${rule.says}` }];
}
