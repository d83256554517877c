import { type PhraseTrie, type Reading, readPhrases } from "./phrases";
import type { SentenceRole } from "./roles";

/** A title is chosen to say what a paper is about; other people's work is told in other sentences. */
const TITLE_VALUE = 2;
const SENTENCE_VALUE: Record<SentenceRole, number> = {
  contribution: 1,
  own: 0.8,
  background: 0.5,
  result: 0.35,
};
/** What every further mention adds, and where that ends. */
const REPEAT_VALUE = 0.25;
const REPEATS_MAX = 2;

/** One phrase in one paper: how much it counts and how it was first written there. */
export type PhraseUse = { phrase: number; value: number; written: string };

export function measurePhrases(
  trie: PhraseTrie,
  paper: { title: string; abstract: string },
): PhraseUse[] {
  const uses = new Map<number, PhraseUse & { count: number; best: number }>();
  const note = (reading: Reading, text: string, worth: (sentence: number) => number) => {
    for (const { phrase, start, end, sentence } of reading.hits) {
      const value = worth(sentence);
      const known = uses.get(phrase);
      if (known === undefined) {
        uses.set(phrase, {
          phrase,
          value: 0,
          written: text.slice(start, end),
          count: 1,
          best: value,
        });
      } else {
        known.count++;
        known.best = Math.max(known.best, value);
      }
    }
  };
  note(readPhrases(trie, paper.title), paper.title, () => TITLE_VALUE);
  const abstract = readPhrases(trie, paper.abstract);
  note(abstract, paper.abstract, (at) => SENTENCE_VALUE[abstract.roles[at] ?? "background"]);
  for (const use of uses.values()) {
    use.value = use.best + REPEAT_VALUE * Math.min(use.count - 1, REPEATS_MAX);
  }
  return [...uses.values()];
}
