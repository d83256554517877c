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
  // Field by field: copying "the rest" of an object costs as much as choosing the summary.
  return {
    arxivId: paper.arxivId,
    doi: paper.doi,
    title: paper.title,
    abstract: paper.abstract,
    authors: paper.authors.filter(isName),
    primaryCategory: paper.primaryCategory,
    categories: paper.categories,
    comment: paper.comment,
    journalRef: paper.journalRef,
    version: paper.version,
    versions: sortVersions(paper.versions),
    submittedAt: paper.submittedAt,
    revisedAt: paper.revisedAt,
    announcedOn: paper.announcedOn,
    withdrawnAt: paper.withdrawnAt,
    withdrawalReason: paper.withdrawalReason,
    source: paper.source,
    publicId: choosePublicId(paper),
    tldr: chooseTldr(paper.abstract),
    links: unionLinks(paper.links ?? [], findLinks(`${paper.abstract} ${paper.comment ?? ""}`)),
    statedAt: paper.statedAt ?? null,
    contentHash,
  };
}

const sortVersions = (versions: PaperVersion[]) =>
  versions.length < 2 ? versions : [...versions].sort((a, b) => a.version - b.version);

/** arXiv sets a group apart from its members by an author called ":". */
const isName = (author: string) => /^[A-Za-z]/.test(author) || /\p{L}/u.test(author);

/** Each address once, in an order that does not depend on who came first. */
export function unionLinks(first: PaperLink[], second: PaperLink[]): PaperLink[] {
  if (first.length + second.length === 0) return [];
  const byUrl = new Map<string, PaperLink>();
  for (const link of [...first, ...second]) {
    const key = link.url.toLowerCase().replace(/^https?:\/\/(www\.)?|\/$/g, "");
    if (!byUrl.has(key)) byUrl.set(key, { kind: link.kind, url: link.url });
  }
  return [...byUrl.values()].sort((a, b) => compare(a.kind, b.kind) || compare(a.url, b.url));
}

/** In the order of their names, so that equal papers have equal hashes. */
const HASHED: (keyof IncomingPaper)[] = [
  "abstract",
  "announcedOn",
  "arxivId",
  "authors",
  "categories",
  "comment",
  "doi",
  "journalRef",
  "links",
  "primaryCategory",
  "revisedAt",
  "source",
  "submittedAt",
  "title",
  "version",
  "versions",
  "withdrawalReason",
  "withdrawnAt",
];

/** Everything but the time of the statement: the same said again is nothing new. */
export function hashContent(content: IncomingPaper): string {
  const values: [string, unknown][] = [];
  for (const name of HASHED) if (name in content) values.push([name, content[name]]);
  return hash("sha256", JSON.stringify(values), "hex");
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
