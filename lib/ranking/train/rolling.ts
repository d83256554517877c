import { scoreCold } from "@/lib/ranking/cold/score";
import { LINK_TRAITS } from "@/lib/ranking/cold/text";
import { CURRENT } from "@/lib/ranking/formula";
import { adaptListed } from "@/lib/ranking/measure/adapt";
import { average, drawInterval, type Interval } from "@/lib/ranking/measure/bootstrap";
import { measureColdDay, measureDay, scoreFirst } from "@/lib/ranking/measure/day";
import { listMeasuredDays } from "@/lib/ranking/measure/lists";
import { listNoons, measureFormulas, measureNoon } from "@/lib/ranking/measure/noons";
import type { RankingModel } from "@/lib/ranking/model";
import { scorePaper } from "@/lib/ranking/score";
import { trainCold } from "./cold";
import { findFirst, type ListedPaper, listOutcomes } from "./examples";
import { trainRanking } from "./model";
import { HOURS_PER_TENFOLD, OTHER_TEMPOS } from "./tempo";

/** One month measured by a model that saw earlier months only. */
export type MonthFigures = {
  month: string;
  days: { ours: number; votes: number; cold: number; ridge: number }[];
  noons: Record<string, number>[];
};

const HOUR_MS = 3_600_000;

/** Measures a month by what the months before it taught. */
export function measureMonth(papers: ListedPaper[], month: string): MonthFigures {
  const past = papers.filter(({ day }) => day < month);
  const learnt = trainRanking(past);
  // The regression to beat: the same words, and links, and nothing else.
  const ridge = trainCold(listOutcomes(past), LINK_TRAITS);
  const head = { version: "rolling-1", note: "", hoursPerTenfold: HOURS_PER_TENFOLD };
  const model: RankingModel = { ...head, ...learnt };
  const days = listMeasuredDays(papers.filter(({ day }) => day.startsWith(month)));
  return {
    month,
    days: days.map((day) => {
      const listed = day.papers.map(({ paper }) => paper);
      const scores = listed.map((paper) => scoreFirst(paper, model));
      const votes = listed.map((paper) => findFirst(paper)?.upvotes ?? 0);
      const weighed = listed.map((paper) => scoreCold(paper, ridge).value);
      return {
        ours: measureDay(
          day,
          scores.map(({ score }) => score),
        ).precision,
        votes: measureDay(day, votes).precision,
        cold: measureColdDay(
          day,
          scores.map(({ coldScore }) => coldScore),
        ).precision,
        ridge: measureColdDay(day, weighed).precision,
      };
    }),
    noons: measureNoons(papers, month, model),
  };
}

function measureNoons(papers: ListedPaper[], month: string, model: RankingModel) {
  const days = [...new Set(papers.map(({ day }) => day))].filter((day) => day.startsWith(month));
  return listNoons(papers, days).map((noon) => {
    const scored = noon.standings.map(({ paper }) =>
      scorePaper(adaptListed(paper, noon.at), new Date(noon.at), { ...CURRENT, model }),
    );
    const measureTempo = (tempo: number) =>
      measureNoon(
        noon,
        scored.map(({ merit, listedAt }) => listedAt.getTime() / HOUR_MS + tempo * merit),
      );
    const others = OTHER_TEMPOS.map((tempo) => [`ours ${tempo} h`, measureTempo(tempo)]);
    return {
      ours: measureTempo(HOURS_PER_TENFOLD),
      ...measureFormulas(noon),
      ...Object.fromEntries(others),
    };
  });
}

/** The differences that are asked for, each over all days or noons of all months. */
export function compareMonths(months: MonthFigures[]): Record<string, Interval> {
  const days = months.flatMap((month) => month.days);
  const noons = months.flatMap((month) => month.noons);
  const names = Object.keys(noons[0] ?? {}).filter((name) => !name.startsWith("ours"));
  const best = names
    .map((name) => ({ name, mean: average(noons.map((noon) => noon[name] ?? 0)) }))
    .sort((a, b) => b.mean - a.mean)[0];
  return {
    "precision over votes": drawInterval(days.map(({ ours, votes }) => ours - votes)),
    "cold precision over ridge": drawInterval(days.map(({ cold, ridge }) => cold - ridge)),
    [`NDCG over ${best?.name}`]: drawInterval(
      noons.map((noon) => (noon.ours ?? 0) - (noon[best?.name ?? ""] ?? 0)),
    ),
  };
}
