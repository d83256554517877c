import { writeFile } from "node:fs/promises";
import { formatModel, type RankingModel } from "@/lib/ranking/model";
import { trainRanking } from "@/lib/ranking/train/model";
import { compareMonths, measureMonth } from "@/lib/ranking/train/rolling";
import { HOURS_PER_TENFOLD } from "@/lib/ranking/train/tempo";
import { readDailyLists } from "../dailyLists";
import { formatRolling } from "./rollingTable";

const MODEL = "lib/ranking/model.json";
const VERSION = "learnt-1";
const NOTE =
  "Natural logarithms of the upvotes of a paper's first week, learnt by ridge regression from Hugging " +
  "Face's daily lists of 2024-05 to 2026-03 and later readings of the same papers. Coefficients over " +
  "words, links, sizes, votes and age only.";
/** Months that are measured, each by a model of the months before: earlier ones have too few readings. */
const FIRST_MONTH = "2025-07";
/** Four digits: more would only make the file longer. */
const DIGITS = 4;
/** A word that moves no paper by a hundredth is left out of the file. */
const WEIGHT_MIN = 0.05;

/** Learns the ranking from the lists in DIR and writes it. The same files give the same bytes. */
export async function trainRankingModel(data: string): Promise<string> {
  const papers = await readDailyLists(data);
  const learnt = trainRanking(papers);
  const head = { version: VERSION, note: NOTE, hoursPerTenfold: HOURS_PER_TENFOLD };
  const model = shorten({ ...head, ...learnt });
  await writeFile(MODEL, formatModel(model));
  return `${MODEL} learnt from ${papers.length} papers, ${Object.keys(model.cold.words).length} words`;
}

/** Every month by a model of the months before it, beside votes, a ridge regression and the formulas. */
export async function measureRolling(data: string): Promise<string> {
  const papers = await readDailyLists(data);
  const months = [...new Set(papers.map(({ day }) => day.slice(0, 7)))]
    .filter((month) => month >= FIRST_MONTH)
    .map((month) => measureMonth(papers, month));
  return formatRolling(months, compareMonths(months));
}

function shorten(model: RankingModel): RankingModel {
  const round = (value: number) => Number(value.toPrecision(DIGITS));
  const shortenAll = (weights: Record<string, number | undefined>, least: number) =>
    Object.fromEntries(
      Object.entries(weights)
        .filter(([, weight]) => weight !== undefined && Math.abs(weight) >= least)
        .map(([name, weight]) => [name, round(weight ?? 0)]),
    );
  const { cold, blend } = model;
  return {
    ...model,
    blend: { level: round(blend.level), weights: blend.weights.map(round) },
    cold: {
      level: round(cold.level),
      traits: shortenAll(cold.traits, 0),
      words: shortenAll(cold.words, WEIGHT_MIN),
    },
  };
}
