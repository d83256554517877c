import { parseAnnouncement } from "@/lib/arxiv/parseAnnouncement";
import { parseAtom } from "@/lib/arxiv/parseAtom";
import { parseOai } from "@/lib/arxiv/parseOai";
import { parseSnapshotLine } from "@/lib/arxiv/parseSnapshot";
import { type HfParsed, parseDailyList, parseDumpLine } from "@/lib/hf/parseDaily";
import { parseReadingsLine, READINGS_HEADER } from "@/lib/hf/parseReadings";
import { listReadings } from "@/lib/hf/readings";
import { parseListing } from "@/lib/listing/parse";
import type { IncomingPaper } from "@/lib/papers/paper";
import { adaptStarterPaper, type StarterFact } from "@/lib/starter/adapt";
import { rejectDoctype } from "@/lib/text/xml";
import { type Macros, parseBibtexEntry } from "./bibtex";
import type { Chunks, Format, ImportItem, Items } from "./item";
import { parseJsonlLine } from "./jsonl";
import { joinChunks, type Line, splitElements, splitEntries, splitLines } from "./split";

export type ReadOptions = {
  /** The day of the list a file is named for (2026-01-01.jsonl.gz), if it is. */
  listedOn: string | null;
  /** What is known of listed titles. */
  facts: Map<string, StarterFact>;
};
type Reader = (chunks: Chunks, options: ReadOptions) => Items;

/** How each format becomes items. All stream but those that are one document by nature. */
export const READERS: Record<Format, Reader> = {
  listing: readListing,
  "arxiv-atom": (chunks) => readXml(chunks, "entry", wrapAtom, parseAtom),
  "arxiv-oai": (chunks) => readXml(chunks, "record", (record) => record, parseOai),
  "arxiv-rss": readAnnouncement,
  "arxiv-json": (chunks, { listedOn }) =>
    readLines(chunks, (line) => {
      const parsed = parseSnapshotLine(line, listedOn);
      return "announced" in parsed ? { kind: "announced", ...parsed.announced } : toItem(parsed);
    }),
  "hf-daily": readHuggingFace,
  "hf-readings": (chunks) => readLines(chunks, readReadings),
  jsonl: (chunks) => readLines(chunks, (line) => toItem(parseJsonlLine(line))),
  bibtex: readBibtex,
};

type Parsed = { paper: IncomingPaper } | { reason: string };
/** What a line is, before its place is known. Null for a line that is no record. */
type LineItem =
  | Exclude<ImportItem, { kind: "skipped" }>
  | { kind: "skipped"; reason: string }
  | null;

const toItem = (parsed: Parsed): LineItem =>
  "paper" in parsed
    ? { kind: "paper", paper: parsed.paper, readings: [] }
    : { kind: "skipped", reason: parsed.reason };

const placeItems = (lines: Line[], read: (text: string) => LineItem): ImportItem[] =>
  lines.flatMap(({ text, number }) => {
    const item = read(text);
    if (item === null) return [];
    return item.kind === "skipped" ? { ...item, place: `line ${number}` } : item;
  });

async function* readLines(chunks: Chunks, read: (line: string) => LineItem): Items {
  for await (const lines of splitLines(chunks)) yield placeItems(lines, read);
}

async function* readBibtex(chunks: Chunks): Items {
  const macros: Macros = new Map();
  for await (const entries of splitEntries(chunks)) {
    yield placeItems(entries, (entry) => {
      const parsed = parseBibtexEntry(entry, macros);
      return parsed && toItem(parsed);
    });
  }
}

async function* readListing(chunks: Chunks, { facts }: ReadOptions): Items {
  const { papers, faults } = parseListing(await joinChunks(chunks));
  yield faults.map(({ line, reason }) => ({ kind: "skipped", place: `line ${line}`, reason }));
  yield papers.map((one) => ({
    kind: "paper",
    paper: adaptStarterPaper(one, facts),
    readings: [],
  }));
}

async function* readAnnouncement(chunks: Chunks): Items {
  const { entries, skipped } = parseAnnouncement(await joinChunks(chunks));
  yield skipped.map(({ reason }) => ({ kind: "skipped", place: "an entry", reason }));
  yield entries.map(({ paper }) => ({ kind: "paper", paper, readings: [] }));
}

type XmlPage = { papers: IncomingPaper[]; skipped: { reason: string }[] };

/** Parses each element as a document of its own, so that no file is ever whole in memory. */
async function* readXml(
  chunks: Chunks,
  name: string,
  wrap: (element: string, prolog: string) => string,
  parse: (document: string) => XmlPage,
): Items {
  let prolog = "";
  let count = 0;
  for await (const part of splitElements(chunks, name)) {
    if ("prolog" in part) {
      prolog = part.prolog;
      rejectDoctype(prolog);
      continue;
    }
    const before = count;
    count += part.elements.length;
    yield part.elements.flatMap((element, at) =>
      listPageItems(parse(wrap(element, prolog)), `${name} ${before + at + 1}`),
    );
  }
  // A document without records is still a whole document, or the source's own error.
  if (count === 0) parse(prolog);
}

function listPageItems({ papers, skipped }: XmlPage, place: string): ImportItem[] {
  return [
    ...papers.map((paper) => ({ kind: "paper" as const, paper, readings: [] })),
    ...skipped.map(({ reason }) => ({ kind: "skipped" as const, place, reason })),
  ];
}

/** The time of the answer stands before the first entry, and dates what the entry says. */
function wrapAtom(entry: string, prolog: string): string {
  return `<feed>${/<updated>[^<]*<\/updated>/.exec(prolog)?.[0] ?? ""}${entry}</feed>`;
}

/** A daily list is one JSON document; a dump of many has a line for each paper. */
async function* readHuggingFace(chunks: Chunks): Items {
  let isDump: boolean | null = null;
  const document: string[] = [];
  for await (const lines of splitLines(chunks)) {
    isDump ??= lines[0] ? /^\{.*"list_date".*\}$/.test(lines[0].text) : null;
    if (isDump) yield placeItems(lines, (line) => toDailyItem(parseDumpLine(line)));
    else document.push(...lines.map((line) => line.text));
  }
  if (isDump) return;
  const items = parseDailyList(document.join("\n")).map(toDailyItem);
  yield items.flatMap((item, at) =>
    item?.kind === "skipped" ? { ...item, place: `item ${at + 1}` } : (item ?? []),
  );
}

function toDailyItem(parsed: HfParsed): LineItem {
  if ("reason" in parsed) return { kind: "skipped", reason: parsed.reason };
  const { paper, observedAt } = parsed;
  // A list read at an unknown time is no observation: its numbers have no instant.
  const readings = observedAt ? listReadings(parsed, observedAt) : [];
  return { kind: "paper", paper, readings };
}

function readReadings(line: string): LineItem {
  if (line.startsWith(READINGS_HEADER)) return null;
  const parsed = parseReadingsLine(line);
  return Array.isArray(parsed)
    ? { kind: "readings", readings: parsed }
    : { kind: "skipped", reason: parsed.reason };
}
