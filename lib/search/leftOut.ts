/** -word, -"some words": what a paper must not say. */
const LEFT_OUT = /(?<!\S)-(?:"[^"]*"?|\S+)/g;

/** A question without what is left out of its answers. */
export const dropLeftOut = (text: string): string => text.replace(LEFT_OUT, " ");
