/** A piece of text, and whether the search found it. Never HTML. */
export type Segment = { text: string; isFound: boolean };

/** Where a found word stands in a text. */
export type Place = { start: number; end: number };

/** What stands between two found words that are shown as one: "pre-training", "GPT-4". */
const JOINT = /^-?$/;

/** The text from `start` to `end` in pieces, the found ones marked; `places` in their order. */
export function markSegments(text: string, places: Place[], { start, end }: Place): Segment[] {
  const segments: Segment[] = [];
  let done = start;
  for (const place of places) {
    if (place.start < done || place.end > end) continue;
    const between = text.slice(done, place.start);
    const found = text.slice(place.start, place.end);
    const last = segments.at(-1);
    if (last && JOINT.test(between)) last.text += between + found;
    else {
      if (between !== "") segments.push({ text: between, isFound: false });
      segments.push({ text: found, isFound: true });
    }
    done = place.end;
  }
  if (done < end) segments.push({ text: text.slice(done, end), isFound: false });
  return segments;
}
