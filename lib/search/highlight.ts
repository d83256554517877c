/** A piece of text, and whether the search found it. Never HTML. */
export type Segment = { text: string; isFound: boolean };

/**
 * Marks that PostgreSQL puts around what it found. Papers cannot contain them: they are private-use
 * characters, and stripped from what is stored in case one does.
 */
export const FOUND_START = "\uE000";
export const FOUND_END = "\uE001";

/** "a [b] c" with marks for brackets to its segments. */
export function parseSegments(marked: string): Segment[] {
  const segments: Segment[] = [];
  let isFound = false;
  for (const part of marked.split(/([\uE000\uE001])/)) {
    if (part === FOUND_START) isFound = true;
    else if (part === FOUND_END) isFound = false;
    else if (part !== "") segments.push({ text: part, isFound });
  }
  return segments;
}
