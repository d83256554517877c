import { ARXIV_ZONE } from "@/lib/batches/calendar";
import { parseArxivId } from "@/lib/papers/arxivId";
import type { IncomingPaper } from "@/lib/papers/paper";
import { dayIn } from "@/lib/text/day";
import { parseInstant } from "@/lib/text/instant";
import { childOf, childrenOf, parseXml, textOf, type XmlValue } from "@/lib/text/xml";
import { splitAuthorLine } from "./authors";
import { adaptArxivRecord } from "./record";

/** AX-feed consts.py names these and `absonly`; anything else is read as unknown. */
export const ANNOUNCE_TYPES = ["new", "cross", "replace", "replace-cross", "absonly"] as const;
export type AnnounceType = (typeof ANNOUNCE_TYPES)[number];

export type Announced = { type: AnnounceType | null; paper: IncomingPaper };
export type Announcement = {
  /** cs.AI, or several joined by +; null when the title does not say. */
  category: string | null;
  /** The day in New York, where arXiv announces; from the entries, else from the feed. */
  announcedOn: string | null;
  updatedAt: Date | null;
  entryCount: number;
  /** Of every entry that names one, skipped or not: what was announced. */
  ids: string[];
  entries: Announced[];
  skipped: { reason: string }[];
};

/** An announcement feed of rss.arxiv.org, RSS or Atom. Empty on holidays; throws on anything else. */
export function parseAnnouncement(text: string): Announcement {
  const tree = parseXml(text);
  const feed = childOf(tree, "feed") ?? childOf(tree, "rss", "channel");
  if (feed === undefined) throw new Error("The XML is neither an Atom nor an RSS feed.");
  const items = [...childrenOf(feed, "entry"), ...childrenOf(feed, "item")];
  const updatedAt = parseInstant(
    textOf(feed, "updated") ?? textOf(feed, "pubDate") ?? textOf(feed, "lastBuildDate"),
  );
  const adapted = items.map((item) => adaptItem(item, updatedAt));
  const first = items[0] === undefined ? updatedAt : (publishedAt(items[0]) ?? updatedAt);
  return {
    category: /^(\S+) updates on/.exec(textOf(feed, "title") ?? "")?.[1] ?? null,
    announcedOn: first ? dayIn(ARXIV_ZONE, first) : null,
    updatedAt,
    entryCount: items.length,
    ids: items.flatMap((item) => parseArxivId(idOf(item))?.id ?? []),
    entries: adapted.flatMap((one) => ("paper" in one ? [one] : [])),
    skipped: adapted.flatMap((one) => ("reason" in one ? [one] : [])),
  };
}

function adaptItem(item: XmlValue, statedAt: Date | null): Announced | { reason: string } {
  const id = idOf(item);
  const type = ANNOUNCE_TYPES.find((one) => one === textOf(item, "announce_type")) ?? null;
  const version = Number(/v(\d+)$/.exec(id)?.[1] ?? 1);
  const published = publishedAt(item);
  // A replacement, and the cross-list of an older paper, come after the first announcement.
  const isFirst = type === "new" || (type === "cross" && version === 1);
  const adapted = adaptArxivRecord({
    id,
    title: textOf(item, "title"),
    abstract: cutPreamble(textOf(item, "summary") ?? textOf(item, "description") ?? ""),
    authors: splitAuthorLine(textOf(item, "creator") ?? ""),
    primaryCategory: null,
    categories: listCategories(item),
    comment: null,
    journalRef: textOf(item, "journal_reference"),
    doi: textOf(item, "DOI"),
    versions: [{ version, submittedAt: null }],
    submittedAt: null,
    revisedAt: null,
    announcedOn: isFirst && published ? dayIn(ARXIV_ZONE, published) : null,
    statedAt,
    source: "arxiv-rss",
  });
  return "paper" in adapted ? { type, paper: adapted.paper } : adapted;
}

const idOf = (item: XmlValue) => textOf(item, "guid") ?? textOf(item, "id") ?? "";

/** "arXiv:2508.13426v1 Announce Type: cross Abstract: …" */
const cutPreamble = (text: string) =>
  text.replace(/^\s*arXiv:\S+\s+Announce Type:\s*\S+\s+Abstract:\s*/i, "");

/** Atom puts the code into an attribute, RSS into the text. */
function listCategories(item: XmlValue): string[] {
  return childrenOf(item, "category").flatMap(
    (one) => textOf(one, "@term") ?? textOf({ one }, "one") ?? [],
  );
}

const publishedAt = (item: XmlValue) =>
  parseInstant(textOf(item, "published") ?? textOf(item, "pubDate"));
