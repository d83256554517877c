import type { PaperReading } from "@/lib/observations/reading";
import type { IncomingPaper } from "@/lib/papers/paper";

/** What one record of a file says. */
export type ImportItem =
  | { kind: "paper"; paper: IncomingPaper; readings: PaperReading[] }
  | { kind: "announced"; arxivId: string; announcedOn: string }
  | { kind: "readings"; readings: PaperReading[] }
  /** `place` is where in the file: a line or record number. */
  | { kind: "skipped"; place: string; reason: string };

export const FORMATS = [
  "listing",
  "arxiv-atom",
  "arxiv-oai",
  "arxiv-rss",
  "arxiv-json",
  "hf-daily",
  "hf-readings",
  "jsonl",
  "bibtex",
] as const;
export type Format = (typeof FORMATS)[number];

/** Records of a file in the order they stand there, a bunch at a time. */
export type Items = AsyncIterable<ImportItem[]>;
export type Chunks = AsyncIterable<string>;
