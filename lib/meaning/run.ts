import { findCurrentModel, type StoredModel } from "@/lib/vectors/store";
import { listTerms } from "@/lib/vectors/terms";
import type { Spelling } from "@/lib/words/spelling";
import { countRarest, listSpellings } from "@/lib/words/store";
import { correctWord } from "./correct";
import { fuseRanks } from "./fuse";
import { listMeant } from "./meant/run";
import { listWays, mendWord, type Way } from "./mend";
import { findSubjects } from "./plainWords";
import { listParts } from "./question";
import {
  listKnownWords,
  listTitled,
  listTitledWays,
  listWorded,
  TITLED_MAX,
  type WordedPaper,
} from "./store";

export type Answers = {
  /** Ids of papers, the best first. */
  ids: number[];
  /** The question as it was understood, when words of it were mended. */
  corrected: string | null;
  /** What may have been meant instead, when the question was left as it is. */
  meant: string | null;
};

/** What a question was taken for, and the papers whose titles have its words. */
type Reading = { text: string; titled: number[]; corrected: string | null; meant: string | null };

/** So many of each list are fused; nobody reads further in a relevance order. */
const CANDIDATES = 150;
/** Who gives a title or a phrase of a paper wants that paper before any like it. */
const EXACT_WEIGHT = 8;
/** The first of the titles keep their order, whatever the other lists say; the later ones yield. */
const TITLE_DAMPING = 1;
/** Each way is looked up among titles, a tenth of a millisecond each; the likeliest come first. */
const WAYS_MAX = 48;
/** A few words are the words of a field; a sentence of them stands in a paper by chance. */
const FEW_WORDS = 4;
const FEW_WORDS_WEIGHT = 0.8;
const SENTENCE_WEIGHT = 0.4;

/**
 * Papers that answer a question in words: those that say its words and those that mean it, fused.
 * Words that no paper has are taken for the nearest that one has. Without a trained model, words alone.
 */
export async function findAnswers(text: string, count: number): Promise<Answers> {
  const words = listParts(text);
  const [stored, rarest] = await Promise.all([findCurrentModel(), countRarest(words)]);
  const reading = readQuestion(stored, text, words, rarest);
  // Known words are hardly ever mended: the papers that say them are looked for at once.
  const subjects = findSubjects(words);
  const typed = rarest > 0 ? listPapers(stored, text, subjects) : null;
  const [{ text: asked, titled, corrected, meant }, ofTyped] = await Promise.all([reading, typed]);
  const { worded, near } =
    ofTyped && asked === text ? ofTyped : await listPapers(stored, asked, subjects);
  const isShort = listTerms(asked).length <= FEW_WORDS;
  const lists = [
    { ids: titled, weight: EXACT_WEIGHT, damping: TITLE_DAMPING },
    { ids: listExact(worded), weight: EXACT_WEIGHT },
    { ids: worded.map((paper) => paper.id), weight: isShort ? FEW_WORDS_WEIGHT : SENTENCE_WEIGHT },
    ...near.map((ids) => ({ ids, weight: 1 })),
  ];
  const ids = fuseRanks(lists).slice(0, count);
  // Nothing says what was typed, and so many what was likely meant that no title of theirs tells.
  if (ids.length === 0 && meant) {
    return { ...(await findAnswers(meant, count)), corrected: meant, meant: null };
  }
  return { ids, corrected, meant };
}

/** The papers that say a text, and those that mean it. */
async function listPapers(stored: StoredModel | null, text: string, subjects: string[]) {
  const [worded, near] = await Promise.all([
    listWorded(text, CANDIDATES),
    listMeant(stored, { text, subjects }, CANDIDATES),
  ]);
  return { worded, near };
}

const listExact = (worded: WordedPaper[]) =>
  worded.filter((paper) => paper.isExact).map((paper) => paper.id);

/** As typed where some title has all of it; else with words mended so that one has, or none unknown. */
async function readQuestion(
  stored: StoredModel | null,
  text: string,
  words: string[],
  rarest: number,
): Promise<Reading> {
  const isCrowd = words.length === 1 && rarest > TITLED_MAX;
  const titled = isCrowd ? null : await listTitled(words, CANDIDATES);
  if (!titled || titled.length > 0) {
    return { text, titled: titled ?? [], corrected: null, meant: null };
  }
  const spellings = await listSpellings(words);
  const [known, way] = await Promise.all([findKnown(spellings), findTitledWay(words, spellings)]);
  const unknown = spellings.filter(({ word }) => !known.has(word));
  if (way && unknown.every(({ word }) => !way.words.includes(word))) {
    const meant = way.words.join(" ");
    const found = (await listTitled(way.words, CANDIDATES)) ?? [];
    if (unknown.length > 0) return { text: meant, titled: found, corrected: meant, meant: null };
    return { text, titled: found, corrected: null, meant };
  }
  if (unknown.length === 0) return { text, titled: [], corrected: null, meant: null };
  const corrected = mendUnknown(stored, spellings, known).join(" ");
  return {
    text: corrected,
    titled: (await listTitled(listParts(corrected), CANDIDATES)) ?? [],
    corrected,
    meant: null,
  };
}

/** A word of titles is known; only others need be looked for in all papers. */
async function findKnown(spellings: Spelling[]): Promise<Set<string>> {
  const wordsOf = (list: Spelling[]) => list.map((spelling) => spelling.word);
  const ofTitles = spellings.filter(({ paperCount }) => paperCount > 0);
  const others = spellings.filter(({ paperCount }) => paperCount === 0);
  return new Set([...wordsOf(ofTitles), ...(await listKnownWords(wordsOf(others)))]);
}

/** The likeliest way to mend one word after which some title has them all. */
async function findTitledWay(words: string[], spellings: Spelling[]): Promise<Way | null> {
  const ways = listWays(words, spellings).slice(0, WAYS_MAX);
  const [first] = ways.length > 0 ? await listTitledWays(ways.map((way) => way.words)) : [];
  return first === undefined ? null : (ways[first] ?? null);
}

/** Each unknown word as its nearest spelling, or without it. */
function mendUnknown(
  stored: StoredModel | null,
  spellings: Spelling[],
  known: ReadonlySet<string>,
): string[] {
  return spellings.flatMap((spelling) => {
    if (known.has(spelling.word)) return [spelling.word];
    const inModel = () => stored && correctWord(spelling.word, listModelWords(stored));
    return mendWord(spelling) ?? inModel() ?? [];
  });
}

function* listModelWords({ model }: StoredModel): Generator<string> {
  yield* model.places.keys();
  yield* model.spellings;
}
