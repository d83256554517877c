import { listCues, roleOf, type SentenceRole } from "./roles";
import { foldWord, foldWords, isWordUnit, lowerInPlace } from "./words";
import { growHash, type KnownWord, NONE, WordTable } from "./wordTable";

/** Every phrase of the model in one trie over words: a text is read once, however many there are. */
export type PhraseTrie = {
  words: WordTable;
  /** Ending of a name, with its star, to its number. */
  nameIds: Map<string, number>;
  /** word id -> node after it as the first word, 0 for none */
  firstSteps: Int32Array;
  /** node * wordCount + word id -> next node */
  steps: Map<number, number>;
  /** node -> index of the phrase that ends there */
  endings: Int32Array;
  wordCount: number;
};

/** What was found in a text, in flat lists: this is filled for every paper. */
export type Reading = {
  /** Four numbers a hit, in reading order: phrase, start, end, sentence. */
  hits: number[];
  /** The role of each sentence by its number. */
  roles: SentenceRole[];
};
export const HIT_LENGTH = 4;

/** Length of the longest ending worth looking for ("bench"), with a plural s. */
const NAME_ENDING_MAX = 6;

/**
 * Phrases are written in any form of their words. `*bench` means a name that ends in a capitalised
 * "Bench", because what a system is called says what it is.
 */
export function compilePhrases(phrases: readonly string[]): PhraseTrie {
  const split = phrases.map((phrase) => (phrase.startsWith("*") ? [phrase] : foldWords(phrase)));
  const wordIds = numberWords(split.flat());
  const wordCount = Math.max(...wordIds.values(), 0) + 1;
  const steps = new Map<number, number>();
  const endings: number[] = [NONE];
  split.forEach((words, phrase) => {
    let node = 0;
    for (const word of words) {
      const key = node * wordCount + (wordIds.get(word) ?? 0);
      let next = steps.get(key);
      if (next === undefined) {
        next = endings.push(NONE) - 1;
        steps.set(key, next);
      }
      node = next;
    }
    endings[node] = phrase;
  });
  return {
    words: new WordTable(joinCues(wordIds)),
    nameIds: new Map([...wordIds].filter(([word]) => word.startsWith("*"))),
    // Keys of the root are the words themselves.
    firstSteps: Int32Array.from({ length: wordCount }, (_, id) => steps.get(id) ?? 0),
    steps,
    endings: Int32Array.from(endings),
    wordCount,
  };
}

/** One look-up tells both what phrases a word may stand in and what it says of its sentence. */
function joinCues(wordIds: Map<string, number>): Map<string, KnownWord> {
  const known = new Map([...wordIds].map(([word, id]) => [word, { id, cue: 0 }]));
  for (const [word, cue] of listCues()) known.set(word, { id: wordIds.get(word) ?? NONE, cue });
  return known;
}

/** Word to number, under every spelling that folds to it, so that reading needs one look-up. */
function numberWords(words: string[]): Map<string, number> {
  const ids = new Map<string, number>();
  for (const word of new Set(words)) {
    const id = ids.get(word) ?? ids.size;
    const spellings = [word, `${word}s`, word.replace(/y$/, "ies")];
    for (const spelling of [...spellings, ...spellings.map(asBritish)]) {
      if (foldWord(spelling) === word) ids.set(spelling, id);
    }
    ids.set(word, id);
  }
  return ids;
}

const asBritish = (word: string) => word.replace(/ization(s?)$/, "isation$1");

/** Every phrase of the trie in the text; long and short ones that overlap are all reported. */
export function readPhrases(trie: PhraseTrie, text: string): Reading {
  const lower = lowerInPlace(text);
  const walks = new Walks(trie);
  let start = NONE;
  let hash = 0;
  for (let at = 0; at <= lower.length; at++) {
    const unit = at < lower.length ? lower.charCodeAt(at) : 46;
    if (isWordUnit(unit)) {
      if (start === NONE) start = at;
      hash = growHash(hash, unit);
      continue;
    }
    if (start !== NONE) {
      walks.take(trie.words.find(lower, start, at, hash), text, start, at);
      start = NONE;
      hash = 0;
    }
    if (isSentenceEnd(unit, lower, at)) walks.endSentence();
  }
  return walks.reading;
}

/** The ways into the trie that the last words opened and that have not ended. */
class Walks {
  readonly reading: Reading = { hits: [], roles: [] };
  /** Only the first `count` places hold a walk: where it stands, and where its first word starts. */
  private readonly nodes: number[] = [];
  private readonly starts: number[] = [];
  private count = 0;
  private cues = 0;

  constructor(private readonly trie: PhraseTrie) {}

  /** The next word, by its place in the table of words. */
  take(place: number, text: string, start: number, end: number): void {
    const { words } = this.trie;
    let id = NONE;
    if (place !== NONE) {
      this.cues |= words.cues[place] ?? 0;
      id = words.ids[place] ?? NONE;
    }
    if (id === NONE) id = findNameEnding(this.trie, text, start, end);
    if (id === NONE) this.count = 0;
    else this.advance(id, start, end);
  }

  endSentence(): void {
    this.reading.roles.push(roleOf(this.cues));
    this.count = 0;
    this.cues = 0;
  }

  /** Takes every walk one word further, and begins a new one at this word. */
  private advance(id: number, start: number, end: number): void {
    const { steps, firstSteps, wordCount } = this.trie;
    const before = this.count;
    this.count = 0;
    for (let walk = 0; walk < before; walk++) {
      const reached = steps.get((this.nodes[walk] ?? 0) * wordCount + id);
      if (reached !== undefined) this.keep(reached, this.starts[walk] ?? start, end);
    }
    const first = firstSteps[id] ?? 0;
    if (first > 0) this.keep(first, start, end);
  }

  private keep(node: number, start: number, end: number): void {
    this.nodes[this.count] = node;
    this.starts[this.count] = start;
    this.count += 1;
    const phrase = this.trie.endings[node] ?? NONE;
    if (phrase !== NONE) this.reading.hits.push(phrase, start, end, this.reading.roles.length);
  }
}

/** The number of `*lora` for DropLoRA: the longest known ending that begins with a capital, or NONE. */
function findNameEnding(trie: PhraseTrie, text: string, start: number, end: number): number {
  let found = NONE;
  const first = Math.max(start + 1, end - NAME_ENDING_MAX);
  for (let at = end - 2; at >= first; at--) {
    const unit = text.charCodeAt(at);
    if (unit < 65 || unit > 90) continue;
    found = trie.nameIds.get(`*${text.slice(at, end).toLowerCase()}`) ?? found;
  }
  return found;
}

/** A stop followed by white space or the end: "3.5" and "e.g." inside brackets do not end much. */
function isSentenceEnd(unit: number, text: string, at: number): boolean {
  if (unit !== 46 && unit !== 63 && unit !== 33) return false;
  const next = at + 1 < text.length ? text.charCodeAt(at + 1) : 32;
  return next === 32 || next === 10;
}
