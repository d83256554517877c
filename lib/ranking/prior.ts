import type { Clue } from "@/lib/ranking/cold/score";
import type { ScorePart } from "@/lib/ranking/score";

/** A paper page has room for this many; all others are one part together. */
const CLUES_NAMED = 4;
/** A clue below a tenth of the interest is chance, not a reason: decimal logarithm. */
const CLUE_MIN = 0.02;

/**
 * What the text lets expect, as parts in decimal logarithms: the strongest clues that lift the paper by
 * name, everything else in one. Sizes and single stop words explain nothing and are never named.
 */
export function listClueParts({ value, clues }: { value: number; clues: Clue[] }): ScorePart[] {
  const named = clues
    .map((clue) => ({ part: "prior", says: clue.says, value: clue.value / Math.LN10 }))
    .filter((part) => part.value >= CLUE_MIN && isTelling(part.says))
    .slice(0, CLUES_NAMED);
  const rest = value / Math.LN10 - named.reduce((sum, part) => sum + part.value, 0);
  return [...named, { part: "text", value: rest, says: "its other words, length and team" }];
}

const SILENT = new Set([
  "team size",
  "length of title",
  "length of abstract",
  "named with a colon",
]);
/** Short words (we, it, of) go with a style, not with a subject. */
const isTelling = (says: string) =>
  !SILENT.has(says) && says.split(" ").every((word) => word.length > 3);
