import type { EditionPaper } from "@/lib/deliveries/content";
import type { Piece } from "@/lib/mail/message";
import { DigestPaper } from "./DigestPaper";
import { composePaperText } from "./digestText";
import { renderFragment } from "./fragment";
import { describePaper } from "./paperFacts";

/** What one paper says in a mail: the same objects for every mail that says it. */
export type PaperPieces = { title: string; html: Piece; textAt: (place: number) => Piece };

/** Forgotten together with the paper, which whoever sends an edition keeps for a while. */
const made = new WeakMap<EditionPaper, Map<string, Promise<PaperPieces>>>();

export function composePaperPieces(
  paper: EditionPaper,
  siteUrl: string,
  tldrMax: number,
): Promise<PaperPieces> {
  const ofPaper = made.get(paper) ?? new Map<string, Promise<PaperPieces>>();
  made.set(paper, ofPaper);
  const key = `${tldrMax} ${siteUrl}`;
  const pieces = ofPaper.get(key) ?? renderPieces(paper, siteUrl, tldrMax);
  ofPaper.set(key, pieces);
  return pieces;
}

export const textOfPaper = (paper: PaperPieces, place: number): Piece => paper.textAt(place);

async function renderPieces(
  paper: EditionPaper,
  siteUrl: string,
  tldrMax: number,
): Promise<PaperPieces> {
  const described = describePaper(paper, siteUrl, tldrMax);
  const texts: Piece[] = [];
  return {
    title: described.title,
    html: { text: await renderFragment(<DigestPaper paper={described} />) },
    textAt(place) {
      texts[place] ??= { text: composePaperText(described, place) };
      return texts[place];
    },
  };
}
