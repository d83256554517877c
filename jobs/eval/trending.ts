import { writeFile } from "node:fs/promises";
import { CURRENT } from "@/lib/ranking/formula";
import { average } from "@/lib/ranking/measure/bootstrap";
import { measureShipped } from "@/lib/ranking/measure/shipped";
import { readDailyLists } from "../dailyLists";
import type { Evaluation } from "../eval";

/** Figures of lists that a model learnt from say nothing of how it does on others. */
const CAUTION =
  "Of lists that the shipped model learnt from (up to 2026-03) these figures are in-sample and flatter " +
  "it; how it does on days it never saw: npm run train -- ranking --data DIR --rolling";

/** Ranks the daily lists of DIR by the shipped model, which is never refitted here, and compares. */
export const evaluateTrending: Evaluation = async ({ data, predictionsFile }) => {
  if (!data) throw new Error("Name the folder of daily lists and readings: --data DIR");
  const { days, noons, predictions } = measureShipped(await readDailyLists(data));
  if (predictionsFile) {
    await writeFile(predictionsFile, predictions.map((one) => `${JSON.stringify(one)}\n`).join(""));
  }
  const mean = (name: keyof (typeof days)[number]) => average(days.map((day) => Number(day[name])));
  const names = Object.keys(noons[0] ?? {});
  const ndcg = Object.fromEntries(
    names.map((name) => [name, average(noons.map((noon) => noon[name] ?? 0))]),
  );
  const figures = {
    precisionAt5: mean("ours"),
    coldStartPrecisionAt5: mean("cold"),
    ndcgAt20: ndcg.ours ?? 0,
    votesPrecisionAt5: mean("votes"),
    randomPrecisionAt5: mean("random"),
    dayLaterPrecisionAt5: mean("dayLater"),
    spearman: mean("correlation"),
    coldStartSpearman: mean("coldCorrelation"),
    votesSpearman: mean("votesCorrelation"),
    ndcg,
    dayCount: days.length,
    noonCount: noons.length,
    formula: CURRENT.name,
    data,
    caution: CAUTION,
  };
  const lines = Object.entries({ ...figures, ndcg: JSON.stringify(ndcg) });
  return {
    figures,
    text: lines.map(([name, value]) => `${name.padEnd(24)} ${formatValue(value)}`).join("\n"),
  };
};

const formatValue = (value: number | string) =>
  typeof value === "number" && !Number.isInteger(value) ? value.toFixed(4) : String(value);
