import { z } from "zod";
import { listIdsOfPublic } from "@/lib/api/store";
import { countPapers } from "@/lib/papers/store";
import { parseSearch } from "@/lib/search/query";
import { searchPapers } from "@/lib/search/store";
import { seedRandom } from "@/lib/vectors/random";
import { listTexts } from "@/lib/vectors/store";
import { choosePhrase, chooseTitleWords, type KnownItem, listTelling, mistype } from "../knownItem";
import { attainableRank, DEPTH, discountedGain, mean, reciprocalRank } from "../quality";
import { findAnswers } from "../run";
import { listRivals } from "./store";

/** Each system's ids for one question, and what it took. */
type Asked = { words: Timed; hybrid: Timed };
type Timed = { ids: number[]; milliseconds: number };
type Item = KnownItem & { id: number };
type Prediction = { kind: string; question: string; words: number; hybrid: number; ids: number[] };

/** Papers asked for by name: the error of a mean over so many is about a hundredth. */
const ITEMS = 1_000;
const SEED = 11;

const questionSchema = z.object({ query: z.string(), relevant: z.array(z.string()) });

/** Asks both systems everything about the stored papers. Reads alone. */
export async function measureSearch(questions: string) {
  const papers = await countPapers();
  const items = await listItems(papers);
  const random = seedRandom(SEED);
  const title = items.map((item) => ({ item, words: chooseTitleWords(item, random) }));
  const typos = title.map(({ item, words }) => ({ item, words: words && mistype(words, random) }));
  const phrases = items.map((item) => ({ item, words: choosePhrase(item, random) }));
  const judged = await measureMeaning(questions);
  const groups = {
    titleWords: await measureItems("title words", title),
    oneTypo: await measureItems("one typo", typos),
    phrase: await measureItems("phrase", phrases),
  };
  const all = [...Object.values(groups), judged].flatMap((group) => group.asked);
  return {
    papers,
    questions: { knownItem: items.length, meaning: judged.predictions.length },
    knownItemMrr: {
      titleWords: meansOf(groups.titleWords.predictions),
      oneTypo: meansOf(groups.oneTypo.predictions),
      phrase: meansOf(groups.phrase.predictions),
    },
    attainableMrr: await measureAttainable(title),
    meaningNdcg: meansOf(judged.predictions),
    milliseconds: { p50: percentile(all, 0.5), p99: percentile(all, 0.99) },
    predictions: [
      ...judged.predictions,
      ...Object.values(groups).flatMap((one) => one.predictions),
    ],
  };
}

async function measureMeaning(questions: string) {
  const predictions: Prediction[] = [];
  const asked: Asked[] = [];
  for (const line of questions.trim().split("\n")) {
    const { query, relevant } = questionSchema.parse(JSON.parse(line));
    const ids = new Set(await listIdsOfPublic(relevant));
    const answer = await askBoth(query);
    const gain = (timed: Timed) => discountedGain(timed.ids, ids);
    predictions.push(predict("meaning", query, answer, gain));
    asked.push(answer);
  }
  return { predictions, asked };
}

async function measureItems(kind: string, given: { item: Item; words: string[] | null }[]) {
  const predictions: Prediction[] = [];
  const asked: Asked[] = [];
  for (const { item, words } of given) {
    if (!words) continue;
    const answer = await askBoth(words.join(" "));
    const rank = (timed: Timed) => reciprocalRank(timed.ids, item.id);
    predictions.push(predict(kind, words.join(" "), answer, rank));
    asked.push(answer);
  }
  return { predictions, asked };
}

/** What a perfect search would reach from three words: titles that share them cannot be told apart. */
async function measureAttainable(given: { item: Item; words: string[] | null }[]) {
  const best: number[] = [];
  for (const { item, words } of given) {
    if (!words) continue;
    const rivals = (await listRivals(words)).filter((rival) => rival.id !== item.id);
    const counts = rivals.map((rival) => listTelling(rival.title).length);
    best.push(attainableRank(listTelling(item.title).length, counts));
  }
  return mean(best);
}

const predict = (
  kind: string,
  question: string,
  asked: Asked,
  value: (timed: Timed) => number,
) => ({
  kind,
  question,
  words: value(asked.words),
  hybrid: value(asked.hybrid),
  ids: asked.hybrid.ids,
});

async function askBoth(question: string): Promise<Asked> {
  const words = await time(() => askWords(question));
  const hybrid = await time(async () => (await findAnswers(question, DEPTH)).ids);
  return { words, hybrid };
}

async function askWords(question: string): Promise<number[]> {
  const input = parseSearch(question);
  if (input.kind !== "query") return [];
  const search = { query: input.query, sort: "relevance", after: null, limit: DEPTH } as const;
  const page = await searchPapers(search);
  return listIdsOfPublic(page.results.map((result) => result.publicId));
}

async function time(ask: () => Promise<number[]>): Promise<Timed> {
  const start = performance.now();
  const ids = await ask();
  return { ids, milliseconds: performance.now() - start };
}

/** Papers from the whole corpus, evenly. */
async function listItems(papers: number): Promise<Item[]> {
  const step = Math.max(1, Math.floor(papers / ITEMS));
  return listTexts(0, step, ITEMS);
}

const meansOf = (predictions: Prediction[]) => ({
  words: mean(predictions.map((one) => one.words)),
  hybrid: mean(predictions.map((one) => one.hybrid)),
});

function percentile(asked: Asked[], share: number) {
  const at = (values: number[]) =>
    values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
  return {
    words: at(asked.map((one) => one.words.milliseconds)),
    hybrid: at(asked.map((one) => one.hybrid.milliseconds)),
  };
}
