import { splitAuthorLine, turnName } from "@/lib/arxiv/authors";
import { parseArxivId } from "@/lib/papers/arxivId";
import { parseDoi } from "@/lib/papers/doi";
import type { IncomingPaper } from "@/lib/papers/paper";
import { texToUnicode } from "@/lib/text/tex";
import type { ParsedRecord } from "./jsonl";

/** Not papers (BibTeX manual, "Special entries"). */
const SPECIAL = new Set(["comment", "string", "preamble"]);
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** What @string names, by lower-case name: "acl" for "Annual Meeting of the ACL". */
export type Macros = Map<string, string>;

/**
 * One entry, from its @ to its last brace, to a paper, or why not. Null for what is no paper at all;
 * what a @string names is noted in `macros` for the entries after it.
 */
export function parseBibtexEntry(entry: string, macros: Macros = new Map()): ParsedRecord | null {
  const [, type = "", key = ""] = /^@(\w+)\s*[{(]\s*([^,\s]*)\s*,?/.exec(entry) ?? [];
  if (type.toLowerCase() === "string") noteMacros(entry, macros);
  if (SPECIAL.has(type.toLowerCase())) return null;
  const fields = readFields(entry.slice(entry.indexOf(",") + 1), macros);
  if (!fields) return { reason: `not closed: ${key.slice(0, 60)}` };
  const title = unbrace(fields.get("title") ?? "");
  if (!title) return { reason: `no title: ${key.slice(0, 60)}` };
  const paper: IncomingPaper = {
    arxivId: findArxivId(fields),
    doi: parseDoi(fields.get("doi")),
    title,
    abstract: unbrace(fields.get("abstract") ?? ""),
    authors: splitNames(fields.get("author") ?? ""),
    primaryCategory: fields.get("primaryclass") ?? null,
    categories: fields.has("primaryclass") ? [fields.get("primaryclass") ?? ""] : [],
    comment: unbrace(fields.get("note") ?? "") || null,
    journalRef: unbrace(fields.get("journal") ?? fields.get("booktitle") ?? "") || null,
    version: 1,
    versions: [],
    submittedAt: findDate(fields),
    revisedAt: null,
    announcedOn: null,
    withdrawnAt: null,
    withdrawalReason: null,
    source: "bibtex",
  };
  return { paper };
}

function noteMacros(entry: string, macros: Macros): void {
  const fields = readFields(entry.replace(/^@\w+\s*[{(]/, ""), macros);
  for (const [name, value] of fields ?? []) macros.set(name, value);
}

/** Fields by lower-case name: values in braces, in quotes, or bare. Null when one is never closed. */
function readFields(body: string, macros: Macros): Map<string, string> | null {
  const fields = new Map<string, string>();
  const start = /([A-Za-z][\w-]*)\s*=\s*/y;
  for (let at = skipGap(body, 0); at < body.length; at = skipGap(body, at)) {
    start.lastIndex = at;
    const match = start.exec(body);
    if (!match) break;
    const value = readValue(body, start.lastIndex, macros);
    if (!value) return null;
    fields.set((match[1] ?? "").toLowerCase(), value.text);
    at = value.end;
  }
  return fields;
}

type Value = { text: string; end: number };

/** One value, or several joined by # (BibTeX manual, "String concatenation"). */
function readValue(body: string, start: number, macros: Macros): Value | null {
  let text = "";
  const joint = /\s*#\s*/y;
  for (let at = start; ; ) {
    const part = readPart(body, at, macros);
    if (!part) return null;
    text += part.text;
    joint.lastIndex = part.end;
    if (!joint.test(body)) return { text, end: part.end };
    at = joint.lastIndex;
  }
}

/** Null for a brace or quote that is opened and never closed. */
function readPart(body: string, start: number, macros: Macros): Value | null {
  const opening = body[start];
  if (opening !== "{" && opening !== '"') return readBare(body, start, macros);
  let depth = 0;
  for (let at = start; at < body.length; at += 1) {
    const mark = body[at];
    if (mark === "\\") at += 1;
    else if (mark === "{") depth += 1;
    else if (mark === "}") depth -= 1;
    const isEnd = opening === "{" ? depth === 0 : mark === '"' && depth === 0 && at > start;
    if (isEnd) return { text: body.slice(start + 1, at), end: at + 1 };
  }
  return null;
}

/** A number, or a name that @string gave a meaning. */
function readBare(body: string, start: number, macros: Macros): Value {
  const bare = /[^,}\s#]*/y;
  bare.lastIndex = start;
  const text = bare.exec(body)?.[0] ?? "";
  return { text: macros.get(text.toLowerCase()) ?? text, end: start + Math.max(text.length, 1) };
}

const skipGap = (body: string, from: number) =>
  from + (/^[\s,]*/.exec(body.slice(from))?.[0].length ?? 0);

/** Braces that only keep capitals are no part of a title. */
const unbrace = (value: string) => texToUnicode(value).replace(/[{}]/g, "").trim();

function splitNames(value: string): string[] {
  if (!/\sand\s/.test(value) && !value.includes(",")) return splitAuthorLine(unbrace(value));
  return value
    .split(/\s+and\s+/)
    .map((name) => (/^\{.*\}$/.test(name.trim()) ? unbrace(name) : turnName(unbrace(name))))
    .filter((name) => name && name !== "others");
}

function findArxivId(fields: Map<string, string>): string | null {
  const isArxiv = (fields.get("archiveprefix") ?? "arxiv").toLowerCase() === "arxiv";
  const eprint = isArxiv ? parseArxivId(fields.get("eprint") ?? "") : null;
  const others = ["doi", "url"].map((name) => parseArxivId(fields.get(name) ?? ""));
  const inJournal = parseArxivId(/arXiv:\s*\S+/i.exec(fields.get("journal") ?? "")?.[0] ?? "");
  return [eprint, ...others, inJournal].find((one) => one !== null)?.id ?? null;
}

/** Only a whole date is one: year and month of a journal are not when a paper was submitted. */
function findDate(fields: Map<string, string>): Date | null {
  const date = fields.get("date");
  if (date && /^\d{4}-\d{2}-\d{2}$/.test(date)) return new Date(`${date}T00:00:00Z`);
  const [year, month, day] = ["year", "month", "day"].map((name) => fields.get(name)?.trim() ?? "");
  const monthNumber = MONTHS.indexOf((month ?? "").slice(0, 3).toLowerCase()) + 1;
  if (!/^\d{4}$/.test(year ?? "") || monthNumber === 0 || !/^\d{1,2}$/.test(day ?? "")) return null;
  return new Date(Date.UTC(Number(year), monthNumber - 1, Number(day)));
}
