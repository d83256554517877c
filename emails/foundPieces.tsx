import { keepYoungest } from "@/lib/kept/youngest";
import type { Piece } from "@/lib/mail/message";
import { describeSearch } from "@/lib/search/saved/describe";
import { Small } from "./Frame";
import { shorten } from "./paperFacts";
import { renderFragment } from "./render";
import { wrap } from "./wrap";

/**
 * What stands with a paper that a followed search found, below it in HTML and above it as text, where
 * a paper ends in an empty line: the same objects for every mail that says it.
 */
type FoundPieces = { html: Piece; text: Piece };

/** Describing shortens already; this takes out marks of direction, too. */
const SAYS_MAX = 160;

/** Each takes under 1 KB. */
const KEPT_MAX = 2_000;
const kept = new Map<string, FoundPieces>();

/** `search`: "" for a paper that none found, which has no such line. */
export function composeFoundPieces(search: string): FoundPieces | null {
  if (search === "") return null;
  const pieces = kept.get(search) ?? renderPieces(search);
  keepYoungest(kept, search, pieces, KEPT_MAX);
  return pieces;
}

function renderPieces(search: string): FoundPieces {
  const says = `Found by your search ${shorten(describeSearch(search), SAYS_MAX)}`;
  return {
    html: { text: renderFragment(<Small>{says}</Small>) },
    text: { text: `${wrap(`${says}:`)}\n` },
  };
}
