import type { IncomingPaper } from "@/lib/papers/paper";
import { parseInstant } from "@/lib/text/instant";
import { childOf, childrenOf, parseXml, textOf, type XmlValue } from "@/lib/text/xml";
import { adaptArxivRecord } from "./record";

export type Skip = { reason: string };
export type AtomPage = {
  /** How many papers the whole result has. */
  totalCount: number;
  startIndex: number;
  /** Entries on the page, those skipped included: an empty page is told from a broken one by it. */
  entryCount: number;
  papers: IncomingPaper[];
  skipped: Skip[];
};

/** arXiv answered, with an Error entry (user-manual.md 3.4) instead of papers. */
export class ArxivRefusal extends Error {
  override name = "ArxivRefusal";
}

/**
 * One answer of the arXiv API. A bad entry is skipped with its reason; a document that is not a whole
 * Atom feed throws; an Error entry throws ArxivRefusal.
 */
export function parseAtom(text: string): AtomPage {
  const feed = childOf(parseXml(text), "feed");
  if (feed === undefined) throw new Error("The XML is no Atom feed.");
  const entries = childrenOf(feed, "entry");
  rejectErrorEntry(entries);
  const statedAt = dateOf(feed, "updated");
  const adapted = entries.map((entry) => adaptEntry(entry, statedAt));
  return {
    totalCount: Number(textOf(feed, "totalResults") ?? entries.length),
    startIndex: Number(textOf(feed, "startIndex") ?? 0),
    entryCount: entries.length,
    papers: adapted.flatMap((one) => ("paper" in one ? [one.paper] : [])),
    skipped: adapted.flatMap((one) => ("reason" in one ? [one] : [])),
  };
}

function rejectErrorEntry(entries: XmlValue[]): void {
  for (const entry of entries) {
    if (!/\/api\/errors(#|$)/.test(textOf(entry, "id") ?? "")) continue;
    throw new ArxivRefusal(`arXiv answered: ${textOf(entry, "summary") ?? "Error"}`);
  }
}

/** One entry to a paper, or why not. `statedAt` is when arXiv made the answer. */
function adaptEntry(entry: XmlValue, statedAt: Date | null) {
  const id = textOf(entry, "id") ?? "";
  const version = Number(/v(\d+)$/.exec(id)?.[1] ?? 1);
  const publishedAt = dateOf(entry, "published");
  const updatedAt = dateOf(entry, "updated") ?? publishedAt;
  const first = { version: 1, submittedAt: publishedAt?.toISOString() ?? null };
  const latest = { version, submittedAt: updatedAt?.toISOString() ?? null };
  return adaptArxivRecord({
    id,
    title: textOf(entry, "title"),
    abstract: textOf(entry, "summary"),
    authors: childrenOf(entry, "author").flatMap((author) => textOf(author, "name") ?? []),
    primaryCategory: textOf(childOf(entry, "primary_category"), "@term"),
    categories: childrenOf(entry, "category").flatMap((one) => textOf(one, "@term") ?? []),
    comment: textOf(entry, "comment"),
    journalRef: textOf(entry, "journal_ref"),
    doi: textOf(entry, "doi"),
    versions: version > 1 ? [first, latest] : [first],
    submittedAt: publishedAt,
    revisedAt: updatedAt,
    announcedOn: null,
    statedAt,
    source: "arxiv-api",
  });
}

const dateOf = (node: XmlValue, name: string) => parseInstant(textOf(node, name));
