import { READINGS_HEADER } from "@/lib/hf/parseReadings";
import type { Format } from "./item";

/** The format of a file by its beginning (some kilobytes) and, for JSON, its name; null when none fits. */
export function detectFormat(name: string, head: string): Format | null {
  const text = head.replace(/^\uFEFF/, "").trimStart();
  if (text.startsWith("<")) return detectXml(text);
  if (text.startsWith(READINGS_HEADER)) return "hf-readings";
  if (/^(?:%[^\n]*\n\s*)*@\w+\s*[{(]/.test(text)) return "bibtex";
  // arXiv's own snapshot has a record on each line, and is named .json all the same.
  const lineFormat = text.startsWith("{") ? detectLine(text.split("\n", 1)[0] ?? "") : null;
  if (lineFormat) return lineFormat;
  if (/\.json(\.gz)?$/.test(name)) return detectDocument(text);
  return /^(?:.*\n){0,9}Subscribe/.test(text) ? "listing" : null;
}

function detectXml(text: string): Format | null {
  if (/<OAI-PMH[\s>]|^<record[\s>]/.test(text)) return "arxiv-oai";
  if (/announce_type|rss\.arxiv\.org/.test(text)) return "arxiv-rss";
  return /<feed[\s>]/.test(text) ? "arxiv-atom" : null;
}

/** Whatever else a .json file holds goes to the reader that says why it is no daily list. */
function detectDocument(text: string): Format | null {
  const isOtherList = /^\[\s*\{/.test(text) && !/^\[\s*\{\s*"paper"\s*:/.test(text);
  return isOtherList ? null : "hf-daily";
}

function detectLine(line: string): Format | null {
  const names = new Set([...line.matchAll(/"([\w-]+)":/g)].map((match) => match[1]));
  const has = (...wanted: string[]) => wanted.every((name) => names.has(name));
  if (has("id", "list_date", "observed_at")) return "hf-daily";
  if (has("id", "firstListedOn") || has("id", "title", "categories")) return "arxiv-json";
  return has("title", "abstract") ? "jsonl" : null;
}
