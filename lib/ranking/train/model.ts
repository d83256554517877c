import { scoreCold } from "@/lib/ranking/cold/score";
import type { RankingModel } from "@/lib/ranking/model";
import { trainBlend } from "./blend";
import { trainCold } from "./cold";
import { type ListedPaper, listOutcomes, type Outcome } from "./examples";

/** Days held out in turn: the blend learns how far to trust the text on papers it has not seen. */
const FOLDS = 4;

export type Learnt = Pick<RankingModel, "cold" | "blend">;

/** What past lists teach about the interest in a paper. The same papers give the same numbers. */
export function trainRanking(papers: ListedPaper[]): Learnt {
  const outcomes = listOutcomes(papers);
  const days = [...new Set(outcomes.map(({ paper }) => paper.day))].sort();
  const folds = new Map(days.map((day, at) => [day, at % FOLDS]));
  const foreseen = new Map<Outcome, number>();
  for (let held = 0; held < FOLDS; held += 1) {
    const isHeld = ({ paper }: Outcome) => folds.get(paper.day) === held;
    const model = trainCold(outcomes.filter((outcome) => !isHeld(outcome)));
    for (const outcome of outcomes.filter(isHeld)) {
      foreseen.set(outcome, scoreCold(outcome.paper, model).value);
    }
  }
  return { cold: trainCold(outcomes), blend: trainBlend(outcomes, foreseen) };
}
