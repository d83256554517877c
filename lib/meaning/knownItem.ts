import { listTerms } from "@/lib/vectors/terms";

type Random = () => number;
export type KnownItem = { title: string; abstract: string };

const TITLE_WORDS = 3;
const PHRASE_WORDS = 6;
/** Shorter words are hardly ever mistyped so that they cannot be told. */
const TYPO_LENGTH = 6;
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** Three words of a title that tell something; null when it has fewer. */
export function chooseTitleWords({ title }: KnownItem, random: Random): string[] | null {
  const words = listTelling(title);
  if (words.length < TITLE_WORDS) return null;
  return Array.from({ length: TITLE_WORDS }, () => takeOne(words, random));
}

/** The words of a title that may be asked for, each once. */
export function listTelling(title: string): string[] {
  const words = title.match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  const telling = words.filter((word) => listTerms(word).length > 0);
  return [...new Set(telling.map((word) => word.toLowerCase()))];
}

/** The same words with one slip in the longest: two letters exchanged, one lost, added or wrong. */
export function mistype(words: string[], random: Random): string[] | null {
  const longest = words.reduce((a, b) => (b.length > a.length ? b : a), "");
  if (longest.length < TYPO_LENGTH || !/^[a-z]+$/.test(longest)) return null;
  return words.map((word) => (word === longest ? slip(word, random) : word));
}

function slip(word: string, random: Random): string {
  // Not the first letter, which people get right.
  const at = 1 + Math.floor(random() * (word.length - 2));
  const [before, here, next, after] = [
    word.slice(0, at),
    word[at],
    word[at + 1],
    word.slice(at + 2),
  ];
  const letter = LETTERS[Math.floor(random() * LETTERS.length)];
  const kinds = [
    `${before}${next}${here}${after}`,
    `${before}${next}${after}`,
    `${before}${here}${letter}${next}${after}`,
    `${before}${letter}${next}${after}`,
  ];
  const made = kinds[Math.floor(random() * kinds.length)] ?? word;
  return made === word ? `${before}${next}${after}` : made;
}

/** Six words in a row of the abstract; null when it is shorter. */
export function choosePhrase({ abstract }: KnownItem, random: Random): string[] | null {
  const words = abstract.split(/\s+/);
  if (words.length < PHRASE_WORDS) return null;
  const start = Math.floor(random() * (words.length - PHRASE_WORDS + 1));
  return words.slice(start, start + PHRASE_WORDS);
}

function takeOne(from: string[], random: Random): string {
  return from.splice(Math.floor(random() * from.length), 1)[0] ?? "";
}
