import type { Reading } from "@/lib/observations/reading";
import { expectUpvotes } from "@/lib/ranking/blend";
import type { RankingModel } from "@/lib/ranking/model";
import type { ScorePart } from "@/lib/ranking/score";

/** The only site whose votes the model was learnt from: others have other numbers of voters. */
const SOURCE = "hf";
const HOUR_MS = 3_600_000;

/**
 * What the upvotes seen so far add to what the text let expect, as a decimal logarithm; no part when
 * nobody was seen voting. Votes count by their age: ten in two hours are more than ten in a day, and
 * few votes say little against the text.
 */
export function scoreUpvotes(
  readings: Reading[],
  listedAt: Date,
  cold: number,
  model: RankingModel,
): ScorePart[] {
  const series = readings
    .filter(({ signal, source }) => signal === "upvotes" && source === SOURCE)
    .sort((a, b) => a.observedAt.getTime() - b.observedAt.getTime());
  const last = series.at(-1);
  const born = findBirth(series, listedAt);
  if (!last || last.observedAt <= born) return [];
  const hours = (last.observedAt.getTime() - born.getTime()) / HOUR_MS;
  const expected = expectUpvotes({ upvotes: last.value, hours, cold }, model.blend);
  const value = (expected - model.cold.level - cold) / Math.LN10;
  const says = formatUpvotes(last.value, hours);
  return [{ part: "upvotes", value, says, readAt: last.observedAt.toISOString() }];
}

/** Voting begins with a reading of zero, where a source states the hour; else with the listing. */
function findBirth(series: Reading[], listedAt: Date): Date {
  const [first] = series;
  return first?.value === 0 ? first.observedAt : listedAt;
}

function formatUpvotes(upvotes: number, hours: number): string {
  const votes = upvotes === 1 ? "+1 upvote" : `+${upvotes} upvotes`;
  if (hours < 1) return `${votes} in its first hour`;
  if (hours < 48) return `${votes} in ${Math.round(hours)} hours`;
  return `${votes} in ${Math.round(hours / 24)} days`;
}
