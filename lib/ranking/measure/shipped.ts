import { MODEL } from "@/lib/ranking/model";
import { scorePaper } from "@/lib/ranking/score";
import { findFirst, type ListedPaper } from "@/lib/ranking/train/examples";
import { adaptListed } from "./adapt";
import { DEPTH, measureColdDay, measureDay, scoreFirst } from "./day";
import { listMeasuredDays, type MeasuredDay } from "./lists";
import { listNoons, measureFormulas, measureNoon } from "./noons";

/** What the shipped model makes of lists: by day, by noon, and its prediction for every paper. */
export function measureShipped(papers: ListedPaper[]) {
  const dates = [...new Set(papers.map(({ day }) => day))];
  return {
    days: listMeasuredDays(papers).map(measureOne),
    noons: listNoons(papers, dates).map((noon): Record<string, number> => {
      const now = new Date(noon.at);
      const scores = noon.standings.map(
        ({ paper }) => scorePaper(adaptListed(paper, noon.at), now).score,
      );
      return { ours: measureNoon(noon, scores), ...measureFormulas(noon) };
    }),
    predictions: papers.map((paper) => ({
      day: paper.day,
      arxivId: paper.arxivId,
      ...scoreFirst(paper, MODEL),
    })),
  };
}

function measureOne(day: MeasuredDay) {
  const listed = day.papers.map(({ paper }) => paper);
  const predicted = listed.map((paper) => scoreFirst(paper, MODEL));
  const ours = measureDay(
    day,
    predicted.map(({ score }) => score),
  );
  const cold = measureColdDay(
    day,
    predicted.map(({ coldScore }) => coldScore),
  );
  const votes = measureDay(
    day,
    listed.map((paper) => findFirst(paper)?.upvotes ?? 0),
  );
  const dayLater = measureDay(
    day,
    listed.map((paper) => paper.readings[1]?.upvotes ?? 0),
  );
  return {
    day: day.day,
    ours: ours.precision,
    cold: cold.precision,
    votes: votes.precision,
    dayLater: dayLater.precision,
    random: DEPTH / listed.length,
    correlation: ours.correlation,
    coldCorrelation: cold.correlation,
    votesCorrelation: votes.correlation,
  };
}
