import { foldSpaces } from "@/lib/text/fold";

export type ListedPaper = { line: number; title: string; abstract: string };
export type ListingFault = { line: number; reason: string };
export type Listing = { papers: ListedPaper[]; faults: ListingFault[] };

/** The button above the list, whose text the page glues to the first title. */
const BUTTON = "Subscribe";
/** A line this long is an abstract whatever its end (longest of 40,000 arXiv titles: 247). */
const TITLE_LENGTH_MAX = 300;

type Line = { number: number; text: string };

/**
 * A trending page saved as text: header lines, the last beginning with the button's text, then title
 * and abstract on lines in turn. Every pair is a paper of its own, however alike two are. A title that
 * no abstract follows, or an abstract without title, is a fault with its line number; the pairs around
 * it are still read. Throws when the button's line is missing: then it is another kind of file.
 */
export function parseListing(text: string): Listing {
  const lines = listLines(text);
  const listing: Listing = { papers: [], faults: [] };
  for (let place = 0; place < lines.length; ) {
    place += readPair(listing, lines[place] as Line, lines[place + 1]);
  }
  return listing;
}

/** Reads the pair that begins at `title`; returns how many lines it took. */
function readPair(listing: Listing, title: Line, abstract: Line | undefined): 1 | 2 {
  const fault = (reason: string) => listing.faults.push({ line: title.number, reason });
  if (title.text.length > TITLE_LENGTH_MAX) {
    fault("an abstract without a title");
    return 1;
  }
  if (!abstract || !isAbstract(abstract.text)) {
    fault("a title without an abstract");
    return 1;
  }
  listing.papers.push({ line: title.number, title: title.text, abstract: abstract.text });
  return 2;
}

/** Abstracts are long, or at least sentences; a title neither ends in a full stop nor runs on. */
function isAbstract(text: string): boolean {
  return text.length > TITLE_LENGTH_MAX || /[.!]["')\]}]*$/.test(text) || /[.!?] [A-Z]/.test(text);
}

/** The lines after the header that hold something, with the number an editor shows for them. */
function listLines(text: string): Line[] {
  const lines = text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ number: index + 1, text: foldSpaces(line) }))
    .filter((line) => line.text !== "");
  const button = lines.findIndex((line) => line.text.startsWith(BUTTON));
  const header = lines[button];
  if (!header) throw new Error(`No line begins with "${BUTTON}": this is not a saved listing.`);
  const first = { ...header, text: header.text.slice(BUTTON.length).trim() };
  return [...(first.text ? [first] : []), ...lines.slice(button + 1)];
}
