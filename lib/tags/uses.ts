import { HIT_LENGTH, type PhraseTrie, type Reading, readPhrases } from "./phrases";
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

/** What each phrase comes to in the paper being read; `counts` of all others are 0. */
type Tally = {
  counts: Uint8Array;
  bests: Float64Array;
  /** In the order in which they were first met. */
  uses: PhraseUse[];
  /** The place of a phrase in `uses`. */
  places: Int32Array;
};
/** Kept for each trie, as making it anew would cost more than the reading. */
const tallies = new WeakMap<PhraseTrie, Tally>();

/** Every phrase that a paper uses, each once. */
export function measurePhrases(
  trie: PhraseTrie,
  { title, abstract }: { title: string; abstract: string },
): PhraseUse[] {
  const tally = openTally(trie);
  noteTitle(tally, title, readPhrases(trie, title));
  noteAbstract(tally, abstract, readPhrases(trie, abstract));
  for (const use of tally.uses) {
    const repeats = (tally.counts[use.phrase] ?? 1) - 1;
    use.value = (tally.bests[use.phrase] ?? 0) + REPEAT_VALUE * repeats;
    tally.counts[use.phrase] = 0;
  }
  return tally.uses;
}

function openTally(trie: PhraseTrie): Tally {
  let tally = tallies.get(trie);
  if (tally === undefined) {
    const size = trie.endings.length;
    const [counts, bests] = [new Uint8Array(size), new Float64Array(size)];
    tally = { counts, bests, uses: [], places: new Int32Array(size) };
    tallies.set(trie, tally);
  }
  tally.uses = [];
  return tally;
}

function noteTitle(tally: Tally, title: string, { hits }: Reading): void {
  for (let at = 0; at < hits.length; at += HIT_LENGTH) {
    note(tally, hits, at, title, TITLE_VALUE).isInTitle = true;
  }
}

function noteAbstract(tally: Tally, abstract: string, { hits, roles }: Reading): void {
  for (let at = 0; at < hits.length; at += HIT_LENGTH) {
    const value = SENTENCE_VALUE[roles[hits[at + 3] ?? 0] ?? "background"];
    const use = note(tally, hits, at, abstract, value);
    // Hits come in reading order of their ends; a longer phrase may begin before a shorter one.
    const place = (hits[at + 1] ?? 0) / abstract.length;
    if (place < use.firstAt) use.firstAt = place;
  }
}

function note(tally: Tally, hits: number[], at: number, text: string, value: number): PhraseUse {
  const { counts, bests, uses, places } = tally;
  const phrase = hits[at] ?? 0;
  const count = counts[phrase] ?? 0;
  if (count > 0) {
    if (count <= REPEATS_MAX) counts[phrase] = count + 1;
    if (value > (bests[phrase] ?? 0)) bests[phrase] = value;
    return uses[places[phrase] ?? 0] as PhraseUse;
  }
  const written = text.slice(hits[at + 1], hits[at + 2]);
  const use = { phrase, value: 0, written, isInTitle: false, firstAt: 1 };
  counts[phrase] = 1;
  bests[phrase] = value;
  places[phrase] = uses.push(use) - 1;
  return use;
}
