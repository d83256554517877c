import { readSpread } from "@/lib/search/candidates/store";
import { isTaught } from "@/lib/vectors/model";
import type { StoredModel } from "@/lib/vectors/store";
import type { Spelling, TitleWord } from "@/lib/words/spelling";
import { listSpellings } from "@/lib/words/store";
import { correctWord } from "../correct";
import { isRare, listWays, mendWord, RARE_MAX, type Way } from "../mend";
import { findTitledWay, listKnownWords, listTitled } from "../store";
import { isSurelyCrowd } from "./crowd";

/** What a question was taken for. */
export type Reading = {
  text: string;
  /** Papers whose titles have its words; null where those of other words than typed are to be looked up. */
  titled: number[] | null;
  corrected: string | null;
  meant: string | null;
};
/** The words with those near them, where one is in no title. */
type Asked = { stored: StoredModel | null; text: string; words: Spelling[]; titledMax: number };

/** Each way is looked up among titles, a tenth of a millisecond each; the likeliest come first. */
const WAYS_MAX = 48;

/** As typed where some title has all of it; else with words mended so that one has, or none unknown. */
export async function readQuestion(asked: Asked): Promise<Reading> {
  const { text, words, titledMax } = asked;
  const { paperCount } = await readSpread();
  const typed = { text, titled: [], corrected: null, meant: null };
  if (isSurelyCrowd(countsOf(words), paperCount)) return typed;
  // A word that no title has is in one at most that is not counted yet: by its words that one is found, too.
  const isInTitles = words.every((one) => one.paperCount > 0);
  const titled = isInTitles ? await listTitled(wordsOf(words), titledMax) : [];
  if (!titled || titled.length > 0) return { ...typed, titled: titled ?? [] };
  if (!words.some(isRare)) return typed;
  const unheard = words.filter((one) => !isHeard(asked.stored, one)).map(({ word }) => word);
  const rare = { rareMax: RARE_MAX, rarestMax: RARE_MAX };
  const spellings = isInTitles ? await listSpellings(wordsOf(words), rare) : words;
  const [heard, way] = await Promise.all([
    listKnownWords(unheard),
    findWay(words, spellings, paperCount),
  ]);
  const unknown = unheard.filter((word) => !heard.includes(word));
  if (way && unknown.every((word) => !way.words.includes(word))) {
    const meant = way.words.join(" ");
    const ofWay = { ...typed, titled: way.isCrowd ? [] : null };
    if (unknown.length > 0) return { ...ofWay, text: meant, corrected: meant };
    return { ...ofWay, meant };
  }
  if (unknown.length === 0) return typed;
  const corrected = mendUnknown(asked, spellings, unknown).join(" ");
  return { text: corrected, titled: null, corrected, meant: null };
}

/**
 * Words of titles and of the model; others are looked for in all papers, of which all that have the word
 * are listed before one is seen (0.2 s for a common one of a million).
 */
export const isHeard = (stored: StoredModel | null, { word, paperCount }: TitleWord): boolean =>
  paperCount > 0 || (stored !== null && isTaught(stored.model, word));

const wordsOf = (words: TitleWord[]) => words.map(({ word }) => word);
const countsOf = (words: TitleWord[]) => words.map(({ paperCount }) => paperCount);

/** The likeliest way to mend one word after which some title has them all; a crowd need not be looked up. */
async function findWay(
  words: TitleWord[],
  spellings: Spelling[],
  paperCount: number,
): Promise<{ words: string[]; isCrowd: boolean } | null> {
  const ways = listWays(wordsOf(words), spellings).slice(0, WAYS_MAX);
  const countOf = new Map(words.map((one) => [one.word, one.paperCount]));
  const isCrowd = (way: Way) =>
    isSurelyCrowd(
      way.words.map((word) => countOf.get(word) ?? way.paperCount),
      paperCount,
    );
  const crowd = ways.findIndex(isCrowd);
  const likelier = crowd < 0 ? ways : ways.slice(0, crowd);
  const first = await findTitledWay(likelier.map((way) => way.words));
  const way = ways[first ?? crowd];
  return way ? { words: way.words, isCrowd: first === null } : null;
}

/** Each unknown word as its nearest spelling, or without it. */
function mendUnknown({ stored, words }: Asked, spellings: Spelling[], unknown: string[]): string[] {
  return words.flatMap(({ word }) => {
    if (!unknown.includes(word)) return [word];
    const spelling = spellings.find((one) => one.word === word);
    const inModel = () => stored && correctWord(word, listModelWords(stored));
    return (spelling && mendWord(spelling)) ?? inModel() ?? [];
  });
}

function* listModelWords({ model }: StoredModel): Generator<string> {
  yield* model.places.keys();
  yield* model.spellings;
}
