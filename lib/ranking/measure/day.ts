import { scoreCold } from "@/lib/ranking/cold/score";
import { CURRENT } from "@/lib/ranking/formula";
import type { RankingModel } from "@/lib/ranking/model";
import { scorePaper } from "@/lib/ranking/score";
import { findFirst, type ListedPaper } from "@/lib/ranking/train/examples";
import { adaptListed } from "./adapt";
import type { MeasuredDay } from "./lists";
import { correlateRanks, expectPrecision, measurePrecision } from "./order";

/** The best of a day that precision looks for. */
export const DEPTH = 5;

/** What one day says of an order: the share of the five best found, and the order's correlation. */
export type DayFigures = { precision: number; correlation: number };

/** The score at a paper's first reading, and the one its text alone would give it. */
export function scoreFirst(paper: ListedPaper, model: RankingModel) {
  const at = findFirst(paper)?.at ?? paper.bornAt;
  const { score } = scorePaper(adaptListed(paper, at), new Date(at), { ...CURRENT, model });
  return { score, coldScore: scoreCold(paper, model.cold).value };
}

/** An order that knows the votes: lists come sorted by votes, and equal scores stay in that order. */
export function measureDay(day: MeasuredDay, scores: number[]): DayFigures {
  const weekly = day.papers.map((one) => one.weekly);
  return {
    precision: measurePrecision(scores, weekly, DEPTH),
    correlation: correlateRanks(scores, weekly),
  };
}

/** An order that knows no votes: equal scores are drawn by lot. */
export function measureColdDay(day: MeasuredDay, scores: number[]): DayFigures {
  const weekly = day.papers.map((one) => one.weekly);
  return {
    precision: expectPrecision(scores, weekly, DEPTH),
    correlation: correlateRanks(scores, weekly),
  };
}
