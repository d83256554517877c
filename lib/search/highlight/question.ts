import { findWords, keyOf } from "./words";

/** -word, -"some words": what a paper must not say. */
const LEFT_OUT = /(?<!\S)-(?:"[^"]*"?|\S+)/g;

/** The words that a question asks for; those of a phrase each by itself. */
export function listAskedWords(question: string): string[] {
  const asked = question.replace(LEFT_OUT, " ");
  const keys = findWords(asked).map((word) => keyOf(asked, word));
  return [...new Set(keys.filter((key) => key !== null))];
}
