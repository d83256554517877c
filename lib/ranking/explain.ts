import type { ScorePart } from "@/lib/ranking/score";

/** A card has room for this many. */
const SIGNALS_SHOWN = 3;
const CLUES_SHOWN = 2;
/** The date stands on the card, clues have a place of their own, and the rest is no reason to read. */
const UNSAID = new Set(["listed", "prior", "text", "size"]);

/** "+41 upvotes · +320 stars · rising before votes: open weights, agents"; empty when nothing is known. */
export function formatReason(parts: ScorePart[]): string {
  const strongest = parts.filter((part) => part.value > 0).sort((a, b) => b.value - a.value);
  const signals = strongest.filter(({ part }) => !UNSAID.has(part));
  const prior = strongest.filter(({ part }) => part === "prior").map(({ says }) => says);
  const clues = prior.filter((clue) => !prior.some((other) => saysMore(other, clue)));
  const reasons = signals.slice(0, SIGNALS_SHOWN).map(({ says }) => says);
  if (clues.length > 0) reasons.push(formatClues(clues.slice(0, CLUES_SHOWN), signals.length > 0));
  return reasons.join(" · ");
}

const formatClues = (clues: string[], hasSignals: boolean) =>
  `${hasSignals ? "" : "rising before votes: "}${clues.join(", ")}`;

/** Of "long" and "long context" the second says both. */
const saysMore = (other: string, clue: string): boolean =>
  other !== clue && ` ${other} `.includes(` ${clue} `);
