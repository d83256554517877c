import { type PhraseHit, type PhraseTrie, readPhrases } from "./phrases";
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

/** One phrase in one paper: how much it counts, how it was first written there, and where. */
export type PhraseUse = {
  phrase: number;
  value: number;
  written: string;
  isInTitle: boolean;
  /** The first place in the abstract, from 0 at its start to 1 when it is not there. */
  firstAt: number;
};

type Counted = PhraseUse & { count: number; best: number };

export function measurePhrases(
  trie: PhraseTrie,
  paper: { title: string; abstract: string },
): PhraseUse[] {
  const uses = new Map<number, Counted>();
  for (const hit of readPhrases(trie, paper.title).hits) {
    note(uses, hit, paper.title, TITLE_VALUE).isInTitle = true;
  }
  const { hits, roles } = readPhrases(trie, paper.abstract);
  for (const hit of hits) {
    const value = SENTENCE_VALUE[roles[hit.sentence] ?? "background"];
    const use = note(uses, hit, paper.abstract, value);
    use.firstAt = Math.min(use.firstAt, hit.start / paper.abstract.length);
  }
  for (const use of uses.values()) {
    use.value = use.best + REPEAT_VALUE * Math.min(use.count - 1, REPEATS_MAX);
  }
  return [...uses.values()];
}

function note(uses: Map<number, Counted>, hit: PhraseHit, text: string, value: number): Counted {
  const { phrase, start, end } = hit;
  const known = uses.get(phrase);
  if (known !== undefined) {
    known.count++;
    known.best = Math.max(known.best, value);
    return known;
  }
  const written = text.slice(start, end);
  const use = { phrase, value: 0, written, isInTitle: false, firstAt: 1, count: 1, best: value };
  uses.set(phrase, use);
  return use;
}
