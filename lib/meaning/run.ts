import { embedQuestion } from "@/lib/vectors/model";
import { findCurrentModel, listAnswers, type StoredModel } from "@/lib/vectors/store";
import { correctWord } from "./correct";
import { fuseRanks } from "./fuse";
import { listWords } from "./question";
import { listKnownWords, listWorded } from "./store";

export type Answers = {
  /** Ids of papers, the best first. */
  ids: number[];
  /** The question as it was understood, when words of it were mended. */
  corrected: string | null;
};

/** So many of each list are fused; nobody reads further in a relevance order. */
const CANDIDATES = 150;
/** Who names a paper's own words wants that paper: words count so many times what meaning does. */
const WORDS_WEIGHT = 2;

/**
 * Papers that answer a question in words: those that say its words and those that mean it, fused.
 * Words that no paper has are taken for the nearest that one has. Without a trained model, words alone.
 */
export async function findAnswers(text: string, count: number): Promise<Answers> {
  const stored = await findCurrentModel();
  const words = listWords(text);
  const mended = await mendWords(stored, words);
  const asked = mended.join(" ");
  const [worded, meant] = await Promise.all([
    asked ? listWorded(asked, CANDIDATES) : [],
    stored ? listMeant(stored, asked) : [],
  ]);
  const lists = [
    { ids: worded, weight: WORDS_WEIGHT },
    { ids: meant, weight: 1 },
  ];
  const isMended = mended.length !== words.length || mended.some((word, at) => word !== words[at]);
  return { ids: fuseRanks(lists).slice(0, count), corrected: isMended ? asked : null };
}

async function listMeant(stored: StoredModel, text: string): Promise<number[]> {
  const question = embedQuestion(stored.model, text);
  if (!question) return [];
  const answers = await listAnswers(stored, question, CANDIDATES);
  return answers.map((answer) => answer.paperId);
}

/** An unknown word becomes the nearest known one, or falls away: it would match nothing. */
async function mendWords(stored: StoredModel | null, words: string[]): Promise<string[]> {
  const known = new Set(await listKnownWords(words));
  if (known.size === words.length) return words;
  return words.flatMap((word) => {
    if (known.has(word)) return [word];
    return (stored && correctWord(word, stored.model.places.keys())) ?? [];
  });
}
