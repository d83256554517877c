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

/** A title as it is compared: folded, its words parted by one space, with one before the first. */
export const foldTitle = (title: string) =>
  ` ${(foldText(title).match(/[\p{L}\p{N}]+/gu) ?? []).join(" ")} `;

/**
 * Of titles in their order those with the words, and one that begins as the last does: first those
 * that have them side by side, as who begins a title means that one.
 */
export function chooseBegunTitles<T extends { folded: string }>(
  titles: T[],
  { words, beginning }: Begun,
  count: number,
): T[] {
  const together = ` ${[...words, beginning].join(" ")}`;
  const fitting = titles.filter(
    ({ folded }) =>
      words.every((word) => folded.includes(` ${word} `)) && folded.includes(` ${beginning}`),
  );
  const isPhrase = ({ folded }: T) => folded.includes(together);
  return [...fitting.filter(isPhrase), ...fitting.filter((one) => !isPhrase(one))].slice(0, count);
}
