import type { Clue } from "@/lib/ranking/cold/score";
import { isLinkTrait } from "@/lib/ranking/cold/text";
import type { ScorePart } from "@/lib/ranking/score";
import { MODEL as TAGS } from "@/lib/tags/model";

/** A paper page has room for this many; all others are one part together. */
const CLUES_NAMED = 4;
/** A clue below a tenth of the interest is chance, not a reason: decimal logarithm. */
const CLUE_MIN = 0.02;

/**
 * What the text lets expect, as parts in decimal logarithms: the strongest clues that lift the paper by
 * name, everything else in one. Sizes and words of style explain nothing and are never named.
 */
export function listClueParts({ value, clues }: { value: number; clues: Clue[] }): ScorePart[] {
  const named = clues
    .map((clue) => ({ part: "prior", says: clue.says, value: clue.value / Math.LN10 }))
    .filter((part) => part.value >= CLUE_MIN && isTelling(part.says))
    .slice(0, CLUES_NAMED);
  const rest = value / Math.LN10 - named.reduce((sum, part) => sum + part.value, 0);
  return [...named, { part: "text", value: rest, says: "its other words, length and team" }];
}

/** Of the words that foretold interest most go with a style of writing; these are about something. */
const SUBJECTS = new Set(Object.values(TAGS.tags).flatMap(({ phrases }) => Object.keys(phrases)));
/** Short words (we, it, of) are of no subject, whatever the tagger learnt of them. */
const LETTERS_MIN = 4;

/** What a reader can do something with: what is linked, and phrases by which the tagger knows subjects. */
const isTelling = (says: string) =>
  isLinkTrait(says) ||
  (SUBJECTS.has(says) && says.split(" ").every((word) => word.length >= LETTERS_MIN));
