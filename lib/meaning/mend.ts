import type { Spelling, TitleWord } from "@/lib/words/spelling";
import { countSlips } from "./correct";

/** One way to write what was asked: the words, and how many titles have the one that was changed. */
export type Way = { words: string[]; slips: number; paperCount: number };

/** A word that so few titles have may be a slip that somebody else made too, or the wrong form. */
export const RARE_MAX = 3;
/** Two words of one length and letter are seldom meant for each other when more than this differs. */
const SLIPS_MAX = 2;

/** Whether the word as written hardly stands in titles: only then another may be meant. */
export const isRare = ({ paperCount }: TitleWord): boolean => paperCount <= RARE_MAX;

/**
 * The ways to mend one word of a question, the likeliest first: the fewest slips, then the word that
 * most titles have. A word that titles have is mended only by commoner ones.
 */
export function listWays(words: string[], spellings: Spelling[]): Way[] {
  return spellings
    .filter(isRare)
    .flatMap((spelling) => mendOne(words, spelling))
    .sort((a, b) => a.slips - b.slips || b.paperCount - a.paperCount);
}

function mendOne(words: string[], spelling: Spelling): Way[] {
  return spelling.near.flatMap(({ word, paperCount }) => {
    const slips = countSlips(spelling.word, word, SLIPS_MAX);
    if (slips > SLIPS_MAX || paperCount <= spelling.paperCount) return [];
    return { words: words.map((one) => (one === spelling.word ? word : one)), slips, paperCount };
  });
}

/** The word that an unknown one was most likely meant for; null when none is near. */
export function mendWord(spelling: Spelling): string | null {
  return listWays([spelling.word], [spelling])[0]?.words[0] ?? null;
}
