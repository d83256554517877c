/** What may be left out: a word or phrase after a minus. */
const LEFT_OUT = /(?:^|\s)-(?:"[^"]*"|\S+)/g;
const EITHER = /\sor\s/i;

/** The words of a search that each paper must have; none where it may have one or another. */
export function listNeeded(text: string): string[] {
  if (EITHER.test(text)) return [];
  return [...new Set(text.replace(LEFT_OUT, " ").match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])];
}
