import { findWords, foldWord, lowerInPlace } from "@/lib/tags/words";
import type { FoundPaper } from "./schema/lists";

type Segment = FoundPaper["highlightedTitle"][number];

/** Words are of one stem when so many letters agree and so few follow: train, training, trained. */
const STEM_LENGTH = 5;
const ENDING_LENGTH = 4;

/** A text in pieces, those that say a word of the question marked. Together they are the text. */
export function highlightWords(text: string, question: string): Segment[] {
  const wanted = new Set(foldAll(question));
  const segments: Segment[] = [];
  let done = 0;
  const lower = lowerInPlace(text);
  for (const { start, end } of findWords(lower)) {
    const word = foldWord(lower.slice(start, end));
    if (!wanted.has(word) && ![...wanted].some((one) => isSameStem(word, one))) continue;
    if (start > done) segments.push({ type: "text", text: text.slice(done, start) });
    segments.push({ type: "highlight", text: text.slice(start, end) });
    done = end;
  }
  if (done < text.length) segments.push({ type: "text", text: text.slice(done) });
  return segments;
}

function foldAll(text: string): string[] {
  const lower = lowerInPlace(text);
  return findWords(lower)
    .map(({ start, end }) => foldWord(lower.slice(start, end)))
    .filter((word) => word.length > 1);
}

function isSameStem(one: string, other: string): boolean {
  const length = Math.max(STEM_LENGTH, Math.max(one.length, other.length) - ENDING_LENGTH);
  return one.length >= length && one.slice(0, length) === other.slice(0, length);
}
