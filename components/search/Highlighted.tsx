import type { Segment } from "@/lib/search/highlight";

/** Text with what the search found in it marked. */
export function Highlighted({ segments }: { segments: Segment[] }) {
  return segments.map(({ text, isFound }, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, in their order
    isFound ? <mark key={index}>{text}</mark> : text,
  );
}
