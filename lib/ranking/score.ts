import type { Reading } from "@/lib/observations/reading";
import { scoreCold } from "@/lib/ranking/cold/score";
import type { ColdText } from "@/lib/ranking/cold/text";
import { formatListed, listedAt } from "@/lib/ranking/listed";
import { MODEL, type RankingModel } from "@/lib/ranking/model";
import { listClueParts } from "@/lib/ranking/prior";
import { scoreSignals } from "@/lib/ranking/signals";
import { scoreUpvotes } from "@/lib/ranking/upvotes";

/** Written beside every score; raise its number with any change of the rules, and all are rescored. */
export const FORMULA = `expected-2 ${MODEL.version}`;

/** Hours of freshness that ten times the interest is worth: stands in the model, whose training says why. */
export const HOURS_PER_TENFOLD = MODEL.hoursPerTenfold;

/** One reason of a rank: what, how many hours of freshness it is worth, in words. */
export type ScorePart = { part: string; value: number; says: string };

export type ScoreInput = ColdText & {
  announcedOn: Date | null;
  submittedAt: Date | null;
  /** Any order; readings after `now` are not looked at. */
  readings: Reading[];
};

export type PaperScore = { score: number; merit: number; listedAt: Date; parts: ScorePart[] };

/**
 * score = hours from 1970 to the listing + HOURS_PER_TENFOLD × merit, where merit is the decimal
 * logarithm of the interest expected in the first week, against an average paper. Time only adds, so
 * two stored scores keep their order for ever and nothing is recomputed as papers age. The parts add
 * up to the score.
 */
export function scorePaper(input: ScoreInput, now: Date, model: RankingModel = MODEL): PaperScore {
  const listed = listedAt(input);
  const readings = input.readings.filter(({ observedAt }) => observedAt <= now);
  const cold = scoreCold(input, model.cold);
  const votes = scoreUpvotes(readings, listed, cold.value, model);
  const interest = [...listClueParts(cold), ...votes, ...scoreSignals(readings, listed, now)];
  const merit = interest.reduce((sum, part) => sum + part.value, 0);
  const time = listed.getTime() / 3_600_000;
  const hours = model.hoursPerTenfold;
  const parts = interest.map((part) => ({ ...part, value: part.value * hours }));
  parts.push({ part: "listed", value: time, says: formatListed(input) });
  return { score: time + merit * hours, merit, listedAt: listed, parts };
}
