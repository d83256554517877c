/** What a reader may be about to type: each leads to a page or a search. */
export type Suggestions = {
  tags: { slug: string; name: string }[];
  authors: string[];
  titles: { publicId: string; title: string }[];
};

export const TITLES_MAX = 5;

export const NO_SUGGESTIONS: Suggestions = { tags: [], authors: [], titles: [] };

/** A text begun: whole words, and the one that may go on. */
export type Begun = { words: string[]; beginning: string };
