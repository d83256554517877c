import type { Place } from "../highlight";

/** A found word: its place among the words of the text, and which word of the question it is. */
export type Found = { at: number; lexeme: string };

/** Two or three lines of a result (words). */
const WORDS_MAX = 36;
/** An end of a sentence from here on ends the passage. */
const WORDS_MIN = 24;
/** So many words stand before the first found one where no sentence begins near. */
const WORDS_BEFORE = 5;
/** Words can be long: what is written without spaces, or invented. Some five lines (letters). */
const LENGTH_MAX = 480;

/**
 * The part of a text in which most words of the question stand, the first of them where several have
 * as many; its beginning where none is found. From a beginning of a sentence where one is near.
 */
export function choosePassage(text: string, words: Place[], found: Found[]): Place {
  const { first, last } = chooseWindow(found);
  const from = chooseFirst(text, words, first, last);
  const to = chooseLast(text, words, from, last);
  return { start: beginOf(text, words, from), end: endOf(text, words, to) };
}

/** Of the windows that begin with a found word the first that holds most, up to the last it needs. */
function chooseWindow(found: Found[]): { first: number; last: number } {
  let best = { first: 0, last: 0, count: 0 };
  const held = new Map<string, number>();
  let next = 0;
  for (const { at, lexeme } of found) {
    let last = at;
    for (let one = found[next]; one && one.at < at + WORDS_MAX; one = found[++next]) {
      if (!held.has(one.lexeme)) last = one.at;
      held.set(one.lexeme, (held.get(one.lexeme) ?? 0) + 1);
    }
    if (held.size > best.count) best = { first: at, last, count: held.size };
    const left = (held.get(lexeme) ?? 1) - 1;
    if (left > 0) held.set(lexeme, left);
    else held.delete(lexeme);
  }
  return best;
}

function chooseFirst(text: string, words: Place[], first: number, last: number): number {
  const earliest = Math.max(0, last - WORDS_MAX + 1);
  for (let at = first; at >= earliest; at--) if (isBeginning(text, words, at)) return at;
  let from = Math.max(earliest, first - WORDS_BEFORE);
  while (from < first && isJoined(text, words, from)) from++;
  return from;
}

function chooseLast(text: string, words: Place[], from: number, last: number): number {
  const start = words[from]?.start ?? 0;
  let to = from;
  for (let at = from; at < Math.min(words.length, from + WORDS_MAX); at++) {
    if ((words[at]?.end ?? 0) - start > LENGTH_MAX && at > from) break;
    to = at;
    const isEnough = at >= from + WORDS_MIN - 1 && at >= last;
    if (isEnough && isBeginning(text, words, at + 1)) break;
  }
  while (to > Math.max(from, last) && isJoined(text, words, to + 1)) to--;
  return to;
}

/** Whether this word goes on what the one before began, as in "cross-modal". */
function isJoined(text: string, words: Place[], at: number): boolean {
  const [before, word] = [words[at - 1], words[at]];
  return (
    before !== undefined && word !== undefined && !/\s/.test(text.slice(before.end, word.start))
  );
}

/** Whether a sentence begins with this word. */
function isBeginning(text: string, words: Place[], at: number): boolean {
  const [before, word] = [words[at - 1], words[at]];
  if (!before || !word) return true;
  return /[.!?]\s/.test(text.slice(before.end, word.start));
}

/** With the marks that stand before or after a word without a space. */
function beginOf(text: string, words: Place[], at: number): number {
  const word = words[at];
  if (at === 0 || !word) return 0;
  const end = words[at - 1]?.end ?? 0;
  const marks = /\S*$/.exec(text.slice(end, word.start).slice(-MARKS_MAX));
  return word.start - (marks?.[0].length ?? 0);
}

function endOf(text: string, words: Place[], at: number): number {
  const word = words[at];
  if (!word) return Math.min(text.length, LENGTH_MAX);
  const next = words[at + 1]?.start ?? text.length;
  const marks = /^\S*/.exec(text.slice(word.end, next).slice(0, MARKS_MAX));
  return word.end + (marks?.[0].length ?? 0);
}

/** A bracket, a quotation mark, an end of a sentence. */
const MARKS_MAX = 8;
