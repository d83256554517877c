import { createHash } from "node:crypto";
import { parseArxivId } from "./arxivId";

/** Papers without an arXiv id are named by a hash, of the DOI or of title and first author. */
const HASHED = /^p-[0-9a-f]{16}$/;

/** What URLs carry: the arXiv id, else a name that stays the same whenever the paper is read again. */
export function choosePublicId(paper: {
  arxivId: string | null;
  doi: string | null;
  title: string;
  authors: string[];
}): string {
  if (paper.arxivId) return paper.arxivId;
  const named =
    paper.doi ?? `${paper.title.toLowerCase()}\n${paper.authors[0]?.toLowerCase() ?? ""}`;
  return `p-${createHash("sha256").update(named).digest("hex").slice(0, 16)}`;
}

/** The canonical public id a URL part means (versions and forms of arXiv ids accepted), or null. */
export function parsePublicId(text: string): string | null {
  if (HASHED.test(text)) return text;
  return parseArxivId(text)?.id ?? null;
}
