import { TAGS } from "@/lib/tags/taxonomy";
import type { Begun, Suggestions } from "./suggestion";

/** One letter begins everything. */
const LETTERS_MIN = 2;
/** Who types on has left the list of suggestions behind. */
const LENGTH_MAX = 80;
const TAGS_MAX = 3;

/** Text typed so far, without case, accents and marks; null when nothing follows from it. */
export function parseBegun(text: string): Begun | null {
  const folded = foldText(text.slice(0, LENGTH_MAX));
  const words = folded.match(/[\p{L}\p{N}]+/gu) ?? [];
  const beginning = words.pop();
  const isEnough = beginning !== undefined && (words.length > 0 || beginning.length >= LETTERS_MIN);
  return isEnough ? { words, beginning } : null;
}

/** Tags of whose names some words begin as the text does, the ones begun by it before the others. */
export function listBegunTags({ words, beginning }: Begun): Suggestions["tags"] {
  const text = [...words, beginning].join(" ");
  const placed = TAGS.flatMap(({ slug, name }) => {
    const at = ` ${foldText(name).replace(/[^\p{L}\p{N}]+/gu, " ")}`.indexOf(` ${text}`);
    return at < 0 ? [] : [{ slug, name, at }];
  });
  placed.sort((a, b) => Math.sign(a.at) - Math.sign(b.at));
  return placed.slice(0, TAGS_MAX).map(({ slug, name }) => ({ slug, name }));
}

const foldText = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
