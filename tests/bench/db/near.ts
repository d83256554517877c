import { findSimilar } from "@/lib/similar/store";
import { findSuggestions } from "@/lib/suggestions/run";
import type { PaperText } from "@/lib/vectors/store";
import type { Asking } from "./asking";
import type { Frequencies } from "./words";

/** As many as the paper page shows. */
const SIMILAR = 6;

/** What is asked while a reader types: beginnings of words, of titles and of names. */
export function listSuggestions(words: Frequencies, papers: PaperText[]): Asking[] {
  const titles = papers.map((paper) => paper.title);
  const cut = (texts: string[], length: number) => texts.map((text) => text.slice(0, length));
  const kinds: [string, string[]][] = [
    ["of two letters", cut([...words.common, ...words.middling], 2)],
    ["of three letters", cut([...words.common, ...words.rare], 3)],
    ["of a common word begun", cut(words.common, 5)],
    ["of a rare word begun", cut(words.rare, 6)],
    ["of a title begun", cut(titles, 12)],
    ["of half a title", cut(titles, 30)],
    ["of two common words", words.common.map((word, at) => `${word} ${words.common.at(-1 - at)}`)],
    ["of nothing there is", words.rare.map((word) => `qx${word}`)],
  ];
  return kinds.map(([kind, texts]) => ({
    kind,
    asks: texts.map((text) => () => findSuggestions(text, new Date())),
  }));
}

/** What a paper page and the API ask. */
export function listSimilars(publicIds: string[]): Asking[] {
  const query = { sort: "similarity", limit: SIMILAR } as const;
  const asks = publicIds.map((id) => () => findSimilar(id, query));
  return [{ kind: "to a paper", asks }];
}
