import type { Reading } from "@/lib/observations/reading";
import type { Rules } from "@/lib/ranking/formula";
import type { ScorePart } from "@/lib/ranking/score";

type Rule = {
  /** What a card calls it. */
  says: string;
  /**
   * Where it stood at zero: "here", as our own readers began with the paper's page; with the "paper"; or
   * "before" it, as the stars of a repository may.
   */
  begins: "here" | "paper" | "before";
  /** Of its logarithm, against one of upvotes. Judged, not learnt: no past readings of these exist. */
  weight: number;
};

/**
 * Comments are shown and not counted: beside upvotes they foretold nothing in two years of daily lists.
 * A save or an upvote of our own readers is rarer than one of a large site and says as much as two.
 */
const RULES: Record<string, Rule> = {
  "upvotes readers": { says: "upvotes here", begins: "here", weight: 0.6 },
  "saves readers": { says: "saves here", begins: "here", weight: 0.4 },
  "clicks readers": { says: "visits to it from here", begins: "here", weight: 0.15 },
  github_stars: { says: "stars", begins: "before", weight: 0.3 },
  hn_points: { says: "points on Hacker News", begins: "paper", weight: 0.3 },
  citations: { says: "citations", begins: "paper", weight: 0.3 },
};

/** A paper seen for an hour is not twelve times as fast as one seen for half a day. */
const DAMPING_HOURS = 12;
/** Gains of this long count. */
const WINDOW_HOURS = 7 * 24;
const HOUR_MS = 3_600_000;
const WINDOW_MS = WINDOW_HOURS * HOUR_MS;

type Total = Pick<Reading, "value" | "observedAt">;

/**
 * One part a signal: the weighted decimal logarithm of one plus the gain a day. Where several sources
 * read one thing, as the stars of one repository, the owner's count is believed, and of several the one
 * that saw most, alone.
 */
export function scoreSignals(
  readings: Reading[],
  listedAt: Date,
  now: Date,
  rules: Rules,
): ScorePart[] {
  const series = new Map<string, Reading[]>();
  for (const reading of readings) {
    if (reading.observedAt > now) continue;
    const key = `${reading.signal} ${reading.source}`;
    series.set(key, [...(series.get(key) ?? []), reading]);
  }
  if (rules.believed === "owner") dropRetold(series);
  const parts = [...series].flatMap(([key, one]) => {
    const rule = RULES[key] ?? RULES[one[0]?.signal ?? ""];
    return rule ? scoreSeries(one, rule, { listedAt, now, rules }) : [];
  });
  return parts.filter((part) => part === findLargest(parts, part.part));
}

/**
 * Who retells stars does not say of which repository: after a move or a new link the number jumps. Once
 * GitHub's own count, by the repository's number, has two readings, it alone is believed.
 */
function dropRetold(series: Map<string, Reading[]>): void {
  const stars = [...series].filter(([key]) => key.startsWith("github_stars "));
  const isOwn = (key: string) => key.startsWith("github_stars github:");
  if (!stars.some(([key, readings]) => isOwn(key) && readings.length > 1)) return;
  for (const [key] of stars) if (!isOwn(key)) series.delete(key);
}

const findLargest = (parts: ScorePart[], name: string): ScorePart | undefined =>
  parts.filter(({ part }) => part === name).toSorted((a, b) => b.value - a.value)[0];

type Frame = { listedAt: Date; now: Date; rules: Rules };

function scoreSeries(readings: Reading[], rule: Rule, frame: Frame): ScorePart[] {
  const sorted = readings.toSorted((a, b) => a.observedAt.getTime() - b.observedAt.getTime());
  const [first] = sorted;
  const last = sorted.at(-1);
  if (!first || !last) return [];
  // A week before the last reading, not before now: a source that is silent takes nothing back.
  const end = frame.rules.weekEnds === "reading" ? last.observedAt : frame.now;
  const since = end.getTime() - WINDOW_MS;
  const base =
    sorted.findLast(({ observedAt }) => observedAt.getTime() <= since) ??
    findBeginning(first, rule, since, frame);
  const gain = Math.max(0, last.value - base.value);
  const hours = Math.max(0, (last.observedAt.getTime() - base.observedAt.getTime()) / HOUR_MS);
  if (gain === 0) return [];
  const value = rule.weight * Math.log10(1 + (gain * 24) / (hours + DAMPING_HOURS));
  const says = `+${Math.round(gain)} ${rule.says}`;
  return [{ part: last.signal, value, says, readAt: last.observedAt.toISOString() }];
}

/** What a series without a reading older than the week began at. */
function findBeginning(
  first: Reading,
  { begins }: Rule,
  since: number,
  { listedAt, rules }: Frame,
): Total {
  const born = { value: 0, observedAt: listedAt };
  if (begins === "before") return first;
  if (rules.firstReading === "gain") return born;
  if (begins === "here") {
    return { value: 0, observedAt: new Date(Math.max(since, listedAt.getTime())) };
  }
  // Looked at late, a total holds years: only what comes on top of it is news.
  return first.observedAt.getTime() - listedAt.getTime() <= WINDOW_MS ? born : first;
}
