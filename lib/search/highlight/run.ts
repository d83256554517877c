import { markSegments, type Place, type Segment } from "../highlight";
import { readLexemes } from "../lexemes/store";
import { choosePassage, type Found } from "./passage";
import { listAskedWords } from "./question";
import { FIRST, findWords, keyOf, matchBegins, matchFirstLetters } from "./words";

type Texts = { title: string; abstract: string };
type Marked<Row extends Texts> = Omit<Row, keyof Texts> & { title: Segment[]; passage: Segment[] };

/** A text's words, and those which may be words of the question: which word each of them is. */
type Read = { text: string; words: Place[]; likely: { at: number; key: string }[] };

/**
 * Rows, with the words of the question marked in their titles and in the passage of the abstract that
 * fits best. The question's lexemes are asked for while the rows are read, and of their words only
 * those that begin alike and were never seen.
 */
export async function highlightRows<Row extends Texts>(
  reading: PromiseLike<Row[]>,
  question: string,
): Promise<Marked<Row>[]> {
  const [rows, asked] = await Promise.all([reading, readLexemes(listAskedWords(question))]);
  const wanted = new Set([...asked.values()].flat());
  const [isFirst, isLikely] = [matchFirstLetters(wanted), matchBegins(wanted)];
  const read = (text: string) => readText(text, isFirst, isLikely);
  const texts = rows.map(({ title, abstract }) => [read(title), read(abstract)] as const);
  const keys = texts.flat().flatMap(({ likely }) => likely.map(({ key }) => key));
  const lexemes = await readLexemes(keys);
  const find = ({ likely }: Read): Found[] =>
    likely.flatMap(({ at, key }) => {
      const lexeme = lexemes.get(key)?.find((one) => wanted.has(one));
      return lexeme === undefined ? [] : [{ at, lexeme }];
    });
  return rows.map(({ title: _title, abstract: _abstract, ...row }, at) => {
    const [title, abstract] = texts[at] ?? [read(""), read("")];
    return { ...row, title: markAll(title, find(title)), passage: mark(abstract, find(abstract)) };
  });
}

function readText(
  text: string,
  isFirst: (letters: string) => boolean,
  isLikely: (word: string) => boolean,
): Read {
  const words = findWords(text);
  const likely: Read["likely"] = [];
  for (const [at, word] of words.entries()) {
    if (!isFirst(text.slice(word.start, Math.min(word.start + FIRST, word.end)))) continue;
    const key = keyOf(text, word);
    if (key !== null && isLikely(key)) likely.push({ at, key });
  }
  return { text, words, likely };
}

function markAll({ text, words }: Read, found: Found[]): Segment[] {
  return markSegments(text, placesOf(words, found), { start: 0, end: text.length });
}

function mark({ text, words }: Read, found: Found[]): Segment[] {
  return markSegments(text, placesOf(words, found), choosePassage(text, words, found));
}

const placesOf = (words: Place[], found: Found[]): Place[] =>
  found.flatMap(({ at }) => words[at] ?? []);
