/** A link the abstract or a source names. */
export type PaperLink = { kind: "code" | "project" | "dataset" | "model"; url: string };

export type PaperVersion = { version: number; submittedAt: string | null };

/**
 * A paper as any source describes it, after its adapter: what ingest stores. Instants are UTC.
 * Text is Unicode with folded white space; math stays TeX between dollar signs.
 */
export type IncomingPaper = {
  arxivId: string | null;
  doi: string | null;
  title: string;
  abstract: string;
  authors: string[];
  primaryCategory: string | null;
  categories: string[];
  comment: string | null;
  journalRef: string | null;
  /** The version this text belongs to; 1 when the source does not say. */
  version: number;
  versions: PaperVersion[];
  /** Of version 1; null when the source does not say. Never derived from an id. */
  submittedAt: Date | null;
  /** Of this version. */
  revisedAt: Date | null;
  /** The day a source announced it, as YYYY-MM-DD. */
  announcedOn: string | null;
  withdrawnAt: Date | null;
  withdrawalReason: string | null;
  /** Links the source states itself; those in the abstract are found when the paper is stored. */
  links?: PaperLink[];
  /** As of when the source says all this: the time of its answer or of its record. */
  statedAt?: Date | null;
  source: PaperSource;
};

export type PaperSource =
  | "listing"
  | "arxiv-api"
  | "arxiv-oai"
  | "arxiv-rss"
  | "arxiv-json"
  | "hf-daily"
  | "jsonl"
  | "bibtex";
