import type { Reading } from "@/lib/observations/reading";
import { scoreCold } from "@/lib/ranking/cold/score";
import type { ColdText } from "@/lib/ranking/cold/text";
import { CURRENT, type Formula } from "@/lib/ranking/formula";
import { formatListed, isBelieved, listedAt } from "@/lib/ranking/listed";
import { listClueParts } from "@/lib/ranking/prior";
import { scoreSignals } from "@/lib/ranking/signals";
import { scoreSize } from "@/lib/ranking/size";
import { scoreUpvotes } from "@/lib/ranking/upvotes";

/** One reason of a rank: what, how many hours of freshness it is worth, in words. */
export type ScorePart = {
  part: string;
  value: number;
  says: string;
  /** Of a signal: the instant of the reading that says so, in ISO 8601. */
  readAt?: string;
};

export type ScoreInput = ColdText & {
  announcedOn: Date | null;
  submittedAt: Date | null;
  /** Slug; null where no tag was earned. */
  primaryTag: string | null;
  /** Those of the same text by the same formula, if they are known: then the text is not looked at. */
  textParts?: ScorePart[] | null;
  /** Any order; readings after `now` are not looked at. */
  readings: Reading[];
};

export type PaperScore = { score: number; merit: number; listedAt: Date; parts: ScorePart[] };

/**
 * score = hours from 1970 to the listing + hours per tenfold × merit, where merit is the decimal
 * logarithm of the interest expected in the first week, against an average paper. Time only adds, so
 * two stored scores keep their order for ever and nothing is recomputed as papers age. The parts add
 * up to the score. By the current formula the same readings give the same score whenever it is computed.
 */
export function scorePaper(
  input: ScoreInput,
  now: Date,
  { model, rules }: Pick<Formula, "model" | "rules"> = CURRENT,
): PaperScore {
  const listed = listedAt(input, now);
  const readings = input.readings.filter(({ observedAt }) => observedAt <= now);
  const hours = model.hoursPerTenfold;
  const toHours = (part: ScorePart) => ({ ...part, value: part.value * hours });
  const text = input.textParts ?? listClueParts(scoreCold(input, model.cold)).map(toHours);
  const expected = [...text, ...scoreSize(input.primaryTag, rules).map(toHours)];
  const cold = (sumParts(expected) / hours) * Math.LN10;
  const seen = [
    ...scoreUpvotes(readings, listed, cold, model),
    ...scoreSignals(readings, listed, now, rules),
  ];
  const interest = [...expected, ...seen.map(toHours)];
  const time = listed.getTime() / 3_600_000;
  const parts = [...interest, { part: "listed", value: time, says: formatListed(input, now) }];
  const moved = sumParts(interest);
  return { score: time + moved, merit: moved / hours, listedAt: listed, parts };
}

const sumParts = (parts: ScorePart[]) => parts.reduce((sum, part) => sum + part.value, 0);

/** Of the parts of a score, those that its text alone has a say in. */
export const selectTextParts = (parts: ScorePart[]): ScorePart[] =>
  parts.filter(({ part }) => part === "prior" || part === "text");

/**
 * When a paper has something to say that `now` may not know yet, as after a clock that ran ahead: then it
 * must be scored again. Null when it has nothing.
 */
export function findNextNews(input: ScoreInput, now: Date): Date | null {
  const dated = [input.announcedOn, input.submittedAt].filter((at) => at && !isBelieved(at, now));
  const later = input.readings.map(({ observedAt }) => observedAt).filter((at) => at > now);
  const instants = [...dated, ...later].flatMap((at) => at?.getTime() ?? []);
  return instants.length === 0 ? null : new Date(Math.min(...instants));
}
