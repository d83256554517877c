import { dropLeftOut } from "../leftOut";
import { findWords, keyOf } from "./words";

/** The words that a question asks for; those of a phrase each by itself. */
export function listAskedWords(question: string): string[] {
  const asked = dropLeftOut(question);
  const keys = findWords(asked).map((word) => keyOf(asked, word));
  return [...new Set(keys.filter((key) => key !== null))];
}
