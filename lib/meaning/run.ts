import { embedQuestion } from "@/lib/vectors/model";
import { findCurrentModel, listAnswers, type StoredModel } from "@/lib/vectors/store";
import { listTerms } from "@/lib/vectors/terms";
import { correctWord } from "./correct";
import { fuseRanks } from "./fuse";
import { listWords } from "./question";
import { listKnownWords, listWorded, type WordedPaper } from "./store";

export type Answers = {
  /** Ids of papers, the best first. */
  ids: number[];
  /** The question as it was understood, when words of it were mended. */
  corrected: string | null;
};

/** So many of each list are fused; nobody reads further in a relevance order. */
const CANDIDATES = 150;
/** Who gives a title or a phrase of a paper wants that paper before any like it. */
const EXACT_WEIGHT = 8;
/** A few words are the words of a field; a sentence of them stands in a paper by chance. */
const FEW_WORDS = 4;
const FEW_WORDS_WEIGHT = 0.8;
const SENTENCE_WEIGHT = 0.4;

/**
 * Papers that answer a question in words: those that say its words and those that mean it, fused.
 * Words that no paper has are taken for the nearest that one has. Without a trained model, words alone.
 */
export async function findAnswers(text: string, count: number): Promise<Answers> {
  const stored = await findCurrentModel();
  const words = listWords(text);
  const known = new Set(await listKnownWords(words));
  const first = mendWords(stored, words, (word) => known.has(word));
  const worded = await listWorded(first ?? text, CANDIDATES);
  if (worded.length > 0 || !stored) return fuse(stored, text, first, worded, count);
  // No paper has them all: what stands in one paper only may be a slip that others made too.
  const second = mendWords(stored, words, (word) => isSpelledRight(stored, word));
  const again = second ? await listWorded(second, CANDIDATES) : [];
  return fuse(stored, text, second ?? first, again, count);
}

async function fuse(
  stored: StoredModel | null,
  text: string,
  corrected: string | null,
  worded: WordedPaper[],
  count: number,
): Promise<Answers> {
  const asked = corrected ?? text;
  const isShort = listTerms(asked).length <= FEW_WORDS;
  const exact = worded.filter((paper) => paper.isExact).map((paper) => paper.id);
  const lists = [
    { ids: exact, weight: EXACT_WEIGHT },
    { ids: worded.map((paper) => paper.id), weight: isShort ? FEW_WORDS_WEIGHT : SENTENCE_WEIGHT },
    { ids: stored ? await listMeant(stored, asked) : [], weight: 1 },
  ];
  return { ids: fuseRanks(lists).slice(0, count), corrected };
}

async function listMeant(stored: StoredModel, text: string): Promise<number[]> {
  const question = embedQuestion(stored.model, text);
  if (!question) return [];
  const answers = await listAnswers(stored, question, CANDIDATES);
  return answers.map((answer) => answer.paperId);
}

/** The words with each doubtful one as its nearest spelling, or without it; null if none is doubtful. */
function mendWords(
  stored: StoredModel | null,
  words: string[],
  isGood: (word: string) => boolean,
): string | null {
  if (words.every(isGood)) return null;
  const mended = words.flatMap((word) => {
    if (isGood(word)) return [word];
    return (stored && correctWord(word, listSpellings(stored))) ?? [];
  });
  return mended.join(" ");
}

function* listSpellings({ model }: StoredModel): Generator<string> {
  yield* model.places.keys();
  yield* model.spellings;
}

function isSpelledRight({ model }: StoredModel, word: string): boolean {
  const terms = listTerms(word);
  return terms.every((term) => model.places.has(term) || model.spellings.includes(term));
}
