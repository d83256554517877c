import type { Reading } from "@/lib/observations/reading";
import type { PaperLink } from "@/lib/papers/paper";
import { formatListed, listedAt } from "@/lib/ranking/listed";
import { scorePrior } from "@/lib/ranking/prior";
import { scoreSignals } from "@/lib/ranking/signals";

/** Written beside every score; raise it with any change of the numbers, and all are rescored. */
export const FORMULA = "velocity-1";

/**
 * Hours of freshness that ten times the interest is worth. Reddit gives 12.5, Lobsters 22; papers
 * are announced once a day and not at weekends, so a good one must outlive the next day's list.
 */
export const HOURS_PER_TENFOLD = 36;

/** One reason of a rank: what, how many hours of freshness it is worth, in words. */
export type ScorePart = { part: string; value: number; says: string };

export type ScoreInput = {
  title: string;
  abstract: string;
  links: PaperLink[];
  announcedOn: Date | null;
  submittedAt: Date | null;
  /** Any order; readings after `now` are not looked at. */
  readings: Reading[];
};

export type PaperScore = { score: number; merit: number; listedAt: Date; parts: ScorePart[] };

/**
 * score = hours from 1970 to the listing + HOURS_PER_TENFOLD × merit, where merit is the decimal
 * logarithm of the interest expected. Time only adds, so two stored scores keep their order for
 * ever and nothing is recomputed as papers age. The parts add up to the score.
 */
export function scorePaper(input: ScoreInput, now: Date): PaperScore {
  const listed = listedAt(input);
  const interest = [...scorePrior(input), ...scoreSignals(input.readings, listed, now)];
  const merit = interest.reduce((sum, part) => sum + part.value, 0);
  const time = listed.getTime() / 3_600_000;
  const parts = interest.map((part) => ({ ...part, value: part.value * HOURS_PER_TENFOLD }));
  parts.push({ part: "listed", value: time, says: formatListed(input) });
  return { score: time + merit * HOURS_PER_TENFOLD, merit, listedAt: listed, parts };
}
