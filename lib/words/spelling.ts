/** A word of titles, and how many of them have it. */
export type TitleWord = { word: string; paperCount: number };

/** A word as typed: how many titles have it, and the words of titles that are one slip from it. */
export type Spelling = TitleWord & { near: TitleWord[] };
