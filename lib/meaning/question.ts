import type { SearchQuery } from "@/lib/search/query";

/** Operators of websearch_to_tsquery: whoever writes one wants exactly these words. */
const OPERATOR = /"|(?:^|\s)-\S|\s\bor\b\s/i;

/** Whether a search is a question in words alone, which papers may answer in other words. */
export function isOpenQuestion(query: SearchQuery): boolean {
  const lists = [query.tags, query.withoutTags, query.authors, query.categories];
  const isNarrowed =
    lists.some((list) => list.length > 0) || query.after || query.before || query.hasCode;
  return query.text !== "" && !isNarrowed && !OPERATOR.test(query.text);
}

/** The words of a question as typed, each once; digits count, marks do not. */
export function listWords(text: string): string[] {
  const words = text.normalize("NFC").match(/[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu) ?? [];
  return [...new Set(words.map((word) => word.toLowerCase()))];
}

/** The same with words joined by hyphens as several, each once: as titles are read. */
export function listParts(text: string): string[] {
  const parts =
    text
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return [...new Set(parts)];
}
