import { findWords, foldWord, lowerInPlace } from "@/lib/tags/words";

/** The name of one way to read text into terms; a model is only usable with its own. */
export const READING = "words-1";

/** A title says in ten words what the abstract says in two hundred. */
const TITLE_WEIGHT = 2;
/** Longer than any word that two papers share: hashes, sequences, glued TeX. */
const LENGTH_MAX = 30;

/** Words of grammar and of every abstract: they would only pull all papers together. */
const STOP_WORDS = new Set(
  (
    "a about across address after all also although among an and any approach are as at based be " +
    "because been being between both but by can compared conduct could demonstrate despite do does " +
    "during e each either et etc existing experiment extensive first for framework from further g " +
    "has have having he high highly how however i if in including into introduce is it its itself " +
    "just many may method more most much new no not novel of often on one only or other our out " +
    "outperform over paper perform performance present previou propose proposed provide recent " +
    "result s several show significant significantly since so some state-of-the-art study such than " +
    "that the their them then there these they thi this those three through thu thus to too " +
    "toward towards two under up use used using variou various via wa was we well were what when " +
    "where whether which while who whose why will with within without work would yet you your"
  ).split(" "),
);

/** How often each term stands in a paper, title words counted twice. Terms are folded words. */
export function countTerms(title: string, abstract: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of listTerms(title)) counts.set(term, (counts.get(term) ?? 0) + TITLE_WEIGHT);
  for (const term of listTerms(abstract)) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/** The terms of a text in order: words without accents, plural or grammar; no bare numbers. */
export function listTerms(text: string): string[] {
  const lower = lowerInPlace(text.normalize("NFD").replace(/\p{M}/gu, ""));
  return findWords(lower).flatMap(({ start, end }) => {
    const term = foldWord(lower.slice(start, end));
    const isTerm = term.length > 1 && term.length <= LENGTH_MAX && !/^\d+$/.test(term);
    return isTerm && !STOP_WORDS.has(term) ? [term] : [];
  });
}
