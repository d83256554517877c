import type { ColdModel } from "@/lib/ranking/model";
import { type ColdText, listTokens, measureTraits, TRAITS } from "./text";

/** One word or trait and how far it moves the expectation, in natural logarithms of upvotes. */
export type Clue = { says: string; value: number };

/**
 * What a paper's own words and links let expect, against an average paper: natural logarithm of the
 * upvotes of its first week. Clues add up to the value; the strongest first, of either sign.
 */
export function scoreCold(text: ColdText, model: ColdModel): { value: number; clues: Clue[] } {
  const tokens = listTokens(text);
  // A long abstract has more words, not more interest.
  const share = 1 / Math.sqrt(Math.max(1, tokens.length));
  const clues = new Map<string, number>();
  const add = (says: string, value: number) => clues.set(says, (clues.get(says) ?? 0) + value);
  for (const token of tokens) {
    // "constructor" is a word of abstracts, and every object has a property of that name.
    const weight = Object.hasOwn(model.words, token) ? model.words[token] : undefined;
    if (weight) add(token.replace("title: ", ""), weight * share);
  }
  const traits = measureTraits(text);
  for (const trait of TRAITS) add(trait, (model.traits[trait] ?? 0) * traits[trait]);
  const sorted = [...clues]
    .map(([says, value]) => ({ says, value }))
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value) || a.says.localeCompare(b.says));
  return { value: sorted.reduce((sum, clue) => sum + clue.value, 0), clues: sorted };
}
