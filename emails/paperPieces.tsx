import type { EditionPaper } from "@/lib/deliveries/content";
import type { Piece } from "@/lib/mail/message";
import { DigestPaper } from "./DigestPaper";
import { composeNumber, composePaperText } from "./digestText";
import { describePaper } from "./paperFacts";
import { renderFragment } from "./render";

/** What one paper says in a mail: the same objects for every mail that says it. */
export type PaperPieces = { title: string; html: Piece; text: Piece };

/** Forgotten together with the paper, which whoever sends an edition keeps for a while. */
const made = new WeakMap<EditionPaper, Map<string, PaperPieces>>();

export function composePaperPieces(
  paper: EditionPaper,
  siteUrl: string,
  tldrMax: number,
): PaperPieces {
  const ofPaper = made.get(paper) ?? new Map<string, PaperPieces>();
  made.set(paper, ofPaper);
  const key = `${tldrMax} ${siteUrl}`;
  const pieces = ofPaper.get(key) ?? renderPieces(paper, siteUrl, tldrMax);
  ofPaper.set(key, pieces);
  return pieces;
}

/** Apart from the papers, which stand at another place in every mail. */
const numbers = new Map<number, Piece>();

export function numberOf(place: number): Piece {
  const number = numbers.get(place) ?? { text: composeNumber(place) };
  numbers.set(place, number);
  return number;
}

function renderPieces(paper: EditionPaper, siteUrl: string, tldrMax: number): PaperPieces {
  const described = describePaper(paper, siteUrl, tldrMax);
  return {
    title: described.title,
    html: { text: renderFragment(<DigestPaper paper={described} />) },
    text: { text: composePaperText(described) },
  };
}
