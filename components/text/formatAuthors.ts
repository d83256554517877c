import { formatCount } from "@/components/text/formatDay";

/** How many names a card shows before "and N more". */
const SHOWN_MAX = 3;

/** "A, B, C and 9 more" of the first names and the count of all; empty without authors. */
export function formatAuthors(first: string[], count: number): string {
  // One name more costs less room than "and 1 more".
  const shown = first.slice(0, count === SHOWN_MAX + 1 ? count : SHOWN_MAX);
  const rest = count - shown.length;
  return rest > 0 ? `${shown.join(", ")} and ${formatCount(rest)} more` : shown.join(", ");
}
