import { LINK_TRAITS } from "@/lib/ranking/cold/text";
import type { ScorePart } from "@/lib/ranking/score";
import { TAGS } from "@/lib/tags/taxonomy";
import { foldWords } from "@/lib/tags/words";

/** A card has room for this many. */
const SIGNALS_SHOWN = 3;
const CLUES_SHOWN = 2;
/** The date stands on the card, clues have a place of their own, and the rest is no reason to read. */
const UNSAID = new Set(["listed", "prior", "text", "size"]);
/** Hours of freshness: with less than a day a text moves nothing worth a word. */
const TEXT_TELLS_HOURS = 24;

/**
 * What a reader accepts as a reason: something to open, or the name of a subject. Single words that went
 * with votes ("workflow", "academic") move the score as well, and stand on the paper's page.
 */
const ACCEPTED = new Set<string>([
  ...LINK_TRAITS,
  ...TAGS.flatMap(({ name, aliases }) => [name, ...aliases].map((one) => foldWords(one).join(" "))),
]);

/** "+41 upvotes · +320 stars · open code, agents"; empty when nothing is known but the date. */
export function formatReason(parts: ScorePart[]): string {
  const strongest = parts.filter((part) => part.value > 0).sort((a, b) => b.value - a.value);
  const signals = strongest.filter(({ part }) => !UNSAID.has(part));
  const clues = listClues(strongest).slice(0, CLUES_SHOWN);
  const reasons = signals.slice(0, SIGNALS_SHOWN).map(({ says }) => says);
  if (signals.length === 0) return formatExpected(clues, strongest);
  return [...reasons, ...(clues.length > 0 ? [clues.join(", ")] : [])].join(" · ");
}

function listClues(strongest: ScorePart[]): string[] {
  const prior = strongest.filter(({ part }) => part === "prior").map(({ says }) => says);
  const accepted = prior.filter((clue) => ACCEPTED.has(clue));
  return accepted.filter((clue) => !accepted.some((other) => saysMore(other, clue)));
}

/** Nobody has voted: what is expected, and of what. */
function formatExpected(clues: string[], strongest: ScorePart[]): string {
  if (clues.length > 0) return `before votes: ${clues.join(", ")}`;
  const ofText = strongest.filter(({ part }) => part === "prior" || part === "text");
  const hours = ofText.reduce((sum, { value }) => sum + value, 0);
  return hours < TEXT_TELLS_HOURS ? "" : "before votes: reads like papers that were upvoted";
}

/** Of "long" and "long context" the second says both. */
const saysMore = (other: string, clue: string): boolean =>
  other !== clue && ` ${other} `.includes(` ${clue} `);
