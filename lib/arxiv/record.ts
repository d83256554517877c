import { parseArxivId } from "@/lib/papers/arxivId";
import { parseDoi } from "@/lib/papers/doi";
import type { IncomingPaper, PaperSource, PaperVersion } from "@/lib/papers/paper";
import { texToUnicode } from "@/lib/text/tex";
import { findWithdrawal } from "./withdrawal";

/** What every way of reading arXiv gives in the end, as text, before it becomes a paper. */
export type ArxivRecord = {
  /** With or without version. */
  id: string;
  title: string | null;
  abstract: string | null;
  authors: string[];
  primaryCategory: string | null;
  categories: string[];
  comment: string | null;
  journalRef: string | null;
  doi: string | null;
  /** In order, as far as the source names them. */
  versions: PaperVersion[];
  /** What is known where the source numbers no versions; the id or the list above decide otherwise. */
  leastVersion?: number;
  submittedAt: Date | null;
  revisedAt: Date | null;
  announcedOn: string | null;
  statedAt: Date | null;
  source: PaperSource;
};

export type Adapted = { paper: IncomingPaper } | { reason: string };

/** One adapter for all ways, so that the same paper gives the same row whichever way it came. */
export function adaptArxivRecord(record: ArxivRecord): Adapted {
  const parsed = parseArxivId(record.id);
  if (!parsed) return { reason: `no arXiv id: ${record.id.slice(0, 60)}` };
  const title = texToUnicode(record.title ?? "");
  const abstract = texToUnicode(record.abstract ?? "");
  if (!title) return { reason: `no title: ${parsed.id}` };
  if (!abstract) return { reason: `no abstract: ${parsed.id}` };
  const comment = textOrNull(record.comment);
  const newest = Math.max(record.versions.at(-1)?.version ?? 1, record.leastVersion ?? 1);
  const withdrawalReason = findWithdrawal(comment, abstract);
  const { submittedAt, revisedAt, announcedOn, statedAt, source } = record;
  const paper: IncomingPaper = {
    arxivId: parsed.id,
    doi: parseDoi(record.doi),
    title,
    abstract,
    authors: record.authors.map(texToUnicode).filter(Boolean),
    primaryCategory: record.primaryCategory ?? record.categories[0] ?? null,
    categories: listCategories(record),
    comment,
    journalRef: textOrNull(record.journalRef),
    version: parsed.version ?? newest,
    versions: record.versions,
    submittedAt,
    revisedAt,
    announcedOn,
    withdrawnAt: withdrawalReason ? (revisedAt ?? submittedAt ?? statedAt) : null,
    withdrawalReason,
    statedAt,
    source,
  };
  return { paper };
}

/** Codes only: some lists end in ACM or MSC classes. The primary one first, each once. */
function listCategories({ primaryCategory, categories }: ArxivRecord): string[] {
  const all = [...(primaryCategory ? [primaryCategory] : []), ...categories];
  return [...new Set(all.filter((code) => /^[a-z-]+(\.[A-Za-z-]+)?$/.test(code)))];
}

const textOrNull = (text: string | null) => texToUnicode(text ?? "") || null;
