import { hash } from "node:crypto";
import { findLinks } from "./links";
import type { IncomingPaper, PaperLink, PaperVersion } from "./paper";
import { choosePublicId } from "./publicId";
import { chooseTldr } from "./tldr";

/** What is stored of a paper, as one source states it or as several of them together. */
export type PaperStatement = {
  publicId: string;
  arxivId: string | null;
  doi: string | null;
  title: string;
  abstract: string;
  tldr: string | null;
  authors: string[];
  primaryCategory: string | null;
  categories: string[];
  comment: string | null;
  journalRef: string | null;
  links: PaperLink[];
  version: number;
  versions: PaperVersion[];
  submittedAt: Date | null;
  revisedAt: Date | null;
  announcedOn: string | null;
  withdrawnAt: Date | null;
  withdrawalReason: string | null;
  source: string;
  statedAt: Date | null;
  contentHash: string;
};

/** What a paper is to store before anything is known of it: its text and what follows from the text. */
export function statePaper(paper: IncomingPaper, contentHash = hashContent(paper)): PaperStatement {
  const { links, statedAt, ...rest } = paper;
  return {
    ...rest,
    publicId: choosePublicId(paper),
    authors: paper.authors.filter(isName),
    tldr: chooseTldr(paper.abstract),
    links: unionLinks(links ?? [], findLinks(`${paper.abstract} ${paper.comment ?? ""}`)),
    versions: [...paper.versions].sort((a, b) => a.version - b.version),
    statedAt: statedAt ?? null,
    contentHash,
  };
}

/** arXiv sets a group apart from its members by an author called ":". */
const isName = (author: string) => /\p{L}/u.test(author);

/** Each address once, in an order that does not depend on who came first. */
export function unionLinks(first: PaperLink[], second: PaperLink[]): PaperLink[] {
  const byUrl = new Map<string, PaperLink>();
  for (const link of [...first, ...second]) {
    const key = link.url.toLowerCase().replace(/^https?:\/\/(www\.)?|\/$/g, "");
    if (!byUrl.has(key)) byUrl.set(key, { kind: link.kind, url: link.url });
  }
  return [...byUrl.values()].sort((a, b) => compare(a.kind, b.kind) || compare(a.url, b.url));
}

/** Everything but the time of the statement: the same said again is nothing new. */
export function hashContent({ statedAt: _, ...content }: IncomingPaper): string {
  const values = Object.entries(content).sort(([a], [b]) => compare(a, b));
  return hash("sha256", JSON.stringify(values), "hex");
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
