import { cueOf, roleOf, type SentenceRole } from "./roles";
import { foldWord, foldWords, isWordUnit, lowerInPlace } from "./words";

/** Every phrase of the model in one trie over words: a text is read once, however many there are. */
export type PhraseTrie = {
  wordIds: Map<string, number>;
  /** node * wordIds.size + word id -> next node */
  steps: Map<number, number>;
  /** node -> index of the phrase that ends there */
  endings: Int32Array;
  wordCount: number;
};

export type PhraseHit = { phrase: number; start: number; end: number; sentence: number };

/** Hits in reading order, and the role of each sentence by its number. */
export type Reading = { hits: PhraseHit[]; roles: SentenceRole[] };

const NONE = -1;
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
  return { wordIds, steps, endings: Int32Array.from(endings), wordCount };
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
  const reading: Reading = { hits: [], roles: [] };
  /** Walks through the trie that have not ended: node and where its first word starts. */
  let walks: number[] = [];
  let cues = 0;
  let start = NONE;
  for (let at = 0; at <= lower.length; at++) {
    const unit = at < lower.length ? lower.charCodeAt(at) : 46;
    if (isWordUnit(unit)) {
      if (start === NONE) start = at;
      continue;
    }
    if (start !== NONE) {
      const word = lower.slice(start, at);
      cues |= cueOf(word);
      const id = trie.wordIds.get(word) ?? findNameEnding(trie, text, start, at);
      const place = { start, end: at, sentence: reading.roles.length };
      walks = advance(trie, walks, id, place, reading.hits);
      start = NONE;
    }
    if (isSentenceEnd(unit, lower, at)) {
      reading.roles.push(roleOf(cues));
      walks = [];
      cues = 0;
    }
  }
  return reading;
}

/** Takes every walk one word further, and begins a new one at this word. */
function advance(
  trie: PhraseTrie,
  walks: number[],
  id: number | undefined,
  word: { start: number; end: number; sentence: number },
  hits: PhraseHit[],
): number[] {
  if (id === undefined) return walks.length === 0 ? walks : [];
  const next: number[] = [];
  for (let index = 0; index <= walks.length; index += 2) {
    const node = walks[index] ?? 0;
    const start = walks[index + 1] ?? word.start;
    const reached = trie.steps.get(node * trie.wordCount + id);
    if (reached === undefined) continue;
    next.push(reached, start);
    const phrase = trie.endings[reached] ?? NONE;
    if (phrase !== NONE) hits.push({ phrase, start, end: word.end, sentence: word.sentence });
  }
  return next;
}

/** The number of `*lora` for DropLoRA: the longest known ending that begins with a capital. */
function findNameEnding(
  trie: PhraseTrie,
  text: string,
  start: number,
  end: number,
): number | undefined {
  let found: number | undefined;
  const first = Math.max(start + 1, end - NAME_ENDING_MAX);
  for (let at = end - 2; at >= first; at--) {
    const unit = text.charCodeAt(at);
    if (unit < 65 || unit > 90) continue;
    found = trie.wordIds.get(`*${text.slice(at, end).toLowerCase()}`) ?? found;
  }
  return found;
}

/** A stop followed by white space or the end: "3.5" and "e.g." inside brackets do not end much. */
function isSentenceEnd(unit: number, text: string, at: number): boolean {
  if (unit !== 46 && unit !== 63 && unit !== 33) return false;
  const next = at + 1 < text.length ? text.charCodeAt(at + 1) : 32;
  return next === 32 || next === 10;
}
