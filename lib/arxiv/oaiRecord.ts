import type { PaperVersion } from "@/lib/papers/paper";
import { parseInstant } from "@/lib/text/instant";
import { childOf, childrenOf, textOf, type XmlValue } from "@/lib/text/xml";
import { splitAuthorLine, turnName } from "./authors";
import { type Adapted, type ArxivRecord, adaptArxivRecord } from "./record";

/** One <record> in any of arXiv's three formats to a paper, or why not. */
export function adaptOaiRecord(record: XmlValue): Adapted {
  const header = childOf(record, "header");
  const identifier = textOf(header, "identifier") ?? "";
  if (textOf(header, "@status") === "deleted") return { reason: `deleted: ${identifier}` };
  const metadata = childOf(record, "metadata");
  const base = { id: identifier, statedAt: parseInstant(textOf(header, "datestamp")) };
  const raw = childOf(metadata, "arXivRaw");
  if (raw !== undefined) return adaptArxivRecord({ ...EMPTY, ...base, ...readRaw(raw) });
  const arxiv = childOf(metadata, "arXiv");
  if (arxiv !== undefined) return adaptArxivRecord({ ...EMPTY, ...base, ...readArxiv(arxiv) });
  const dublinCore = childOf(metadata, "dc");
  if (dublinCore !== undefined) {
    return adaptArxivRecord({ ...EMPTY, ...base, ...readDublinCore(dublinCore) });
  }
  return { reason: `no metadata we read: ${identifier}` };
}

const EMPTY: ArxivRecord = {
  id: "",
  title: null,
  abstract: null,
  authors: [],
  primaryCategory: null,
  categories: [],
  comment: null,
  journalRef: null,
  doi: null,
  versions: [],
  submittedAt: null,
  revisedAt: null,
  announcedOn: null,
  statedAt: null,
  source: "arxiv-oai",
};

const readCommon = (node: XmlValue) => ({
  id: textOf(node, "id") ?? "",
  title: textOf(node, "title"),
  abstract: textOf(node, "abstract"),
  categories: (textOf(node, "categories") ?? "").split(/\s+/).filter(Boolean),
  comment: textOf(node, "comments"),
  journalRef: textOf(node, "journal-ref"),
  doi: textOf(node, "doi"),
});

/** The format with the version history; authors are one line. */
function readRaw(raw: XmlValue): Partial<ArxivRecord> {
  const versions = childrenOf(raw, "version").map(readVersion);
  return {
    ...readCommon(raw),
    authors: splitAuthorLine(textOf(raw, "authors") ?? ""),
    versions,
    submittedAt: parseInstant(versions[0]?.submittedAt ?? null),
    revisedAt: parseInstant(versions.at(-1)?.submittedAt ?? null),
  };
}

function readVersion(version: XmlValue): PaperVersion {
  const number = Number((textOf(version, "@version") ?? "v1").replace(/^v/, ""));
  return {
    version: number,
    submittedAt: parseInstant(textOf(version, "date"))?.toISOString() ?? null,
  };
}

/**
 * The format with authors in parts; it dates the first and the latest version and numbers neither, so
 * a revised paper is known to have at least two.
 */
function readArxiv(arxiv: XmlValue): Partial<ArxivRecord> {
  const created = parseInstant(textOf(arxiv, "created"));
  const updated = parseInstant(textOf(arxiv, "updated"));
  const first = { version: 1, submittedAt: created?.toISOString() ?? null };
  return {
    ...readCommon(arxiv),
    authors: childrenOf(childOf(arxiv, "authors"), "author").map(joinName),
    versions: [first],
    leastVersion: updated ? 2 : 1,
    submittedAt: created,
    revisedAt: updated ?? created,
  };
}

function joinName(author: XmlValue): string {
  const [first, last, suffix] = ["forenames", "keyname", "suffix"].map((part) =>
    textOf(author, part),
  );
  return [first, last].filter(Boolean).join(" ") + (suffix ? `, ${suffix}` : "");
}

/** Dublin Core has no place for categories, and several meanings in description and identifier. */
function readDublinCore(node: XmlValue): Partial<ArxivRecord> {
  const all = (name: string) =>
    childrenOf(node, name).flatMap((one) => textOf({ one }, "one") ?? []);
  const dates = all("date").map(parseInstant);
  const [abstract = null, ...others] = all("description");
  const identifiers = all("identifier");
  const comment = others.find((one) => one.startsWith("Comment:"));
  const isJournal = (one: string) => !/^(https?:\/\/|doi:)/.test(one);
  return {
    id: identifiers.find((one) => one.includes("arxiv.org/abs/")) ?? "",
    title: textOf(node, "title"),
    abstract,
    authors: all("creator").map(turnName),
    comment: comment?.replace(/^Comment:\s*/, "") ?? null,
    journalRef: identifiers.find(isJournal) ?? null,
    doi: identifiers.find((one) => one.startsWith("doi:")) ?? null,
    versions: [{ version: 1, submittedAt: dates[0]?.toISOString() ?? null }],
    leastVersion: dates.length > 1 ? 2 : 1,
    submittedAt: dates[0] ?? null,
    revisedAt: dates.at(-1) ?? null,
  };
}
