import type { Place } from "../highlight";

/**
 * Numbers with their sign, as PostgreSQL reads "GPT-4" ("gpt", "-4"), or runs of letters and digits.
 * Only one point in a number: more would let "1.1.1…1a" be read anew from each of them.
 */
const WORD = /[+-]?\d+(?:\.\d+)?(?![\p{L}\p{M}\p{N}])|[\p{L}\p{M}\p{N}]+/gu;

/** Longer ones (letters) are no words: nothing is asked or kept of them. */
const WORD_LENGTH_MAX = 64;

const SURELY_FOLDED = /^[-+.a-z0-9]*$/;

export function findWords(text: string): Place[] {
  const words: Place[] = [];
  WORD.lastIndex = 0;
  for (let word = WORD.exec(text); word; word = WORD.exec(text)) {
    words.push({ start: word.index, end: WORD.lastIndex });
  }
  return words;
}

/** How words are known: as PostgreSQL makes lexemes of them, which does not tell cases apart. */
export const keyOf = (text: string, { start, end }: Place): string | null =>
  end - start <= WORD_LENGTH_MAX ? text.slice(start, end).toLowerCase() : null;

/**
 * Which words may have one of these lexemes: a stem keeps the letters with which its word begins but
 * for the last, and y for i (use, using; die, dying; sky, skies). Words with letters that have no
 * plain form here, as ø or я, may have any.
 */
export function matchBegins(lexemes: Iterable<string>): (word: string) => boolean {
  const begins = [...lexemes].map((lexeme) => foldWord(lexeme)).map(beginOf);
  if (begins.length === 0) return () => false;
  return (word) => {
    const folded = foldWord(word);
    return begins.some((begin) => begin(folded)) || !SURELY_FOLDED.test(folded);
  };
}

/** By the first two letters alone, which costs less: false says the same of every such word. */
export function matchFirstLetters(lexemes: Iterable<string>): (letters: string) => boolean {
  const firsts = new Set([...lexemes].map((lexeme) => foldWord(lexeme).slice(0, FIRST)));
  const known = new Map<string, boolean>();
  return (letters) => {
    let may = known.get(letters);
    if (may === undefined) {
      const folded = foldWord(letters.toLowerCase());
      may = firsts.size > 0 && (firsts.has(folded) || !PLAIN.test(letters));
      known.set(letters, may);
    }
    return may;
  };
}

/** Of three letters the first two stay: die, dying. */
export const FIRST = 2;
const PLAIN = /^[-+.a-zA-Z0-9]*$/;

function beginOf(lexeme: string): (word: string) => boolean {
  if (lexeme.length < FIRST) return (word) => word === lexeme;
  const begin = lexeme.slice(0, Math.max(FIRST, lexeme.length - 1));
  return (word) => word.startsWith(begin);
}

function foldWord(word: string): string {
  const plain = SURELY_FOLDED.test(word)
    ? word
    : word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replaceAll("y", "i");
}
