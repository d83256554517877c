import { type PaperName, parsePaperName } from "./paperName";

/** What a reader typed, understood. Nothing of it is SQL: texts travel as bound parameters. */
export type SearchQuery = {
  /** For websearch_to_tsquery, which accepts any text: words, "phrases", -not, or. */
  text: string;
  tags: string[];
  withoutTags: string[];
  authors: string[];
  categories: string[];
  /** Inclusive days. */
  after: Date | null;
  before: Date | null;
  hasCode: boolean;
};

export type SearchInput =
  | { kind: "empty" }
  /** The text is the name of one paper: an arXiv id, a DOI, or an address of either. */
  | { kind: "paper"; arxivId: string | null; doi: string | null }
  | { kind: "query"; query: SearchQuery; ignored: string[] };

/** More words than any question has; keeps hostile ones cheap. */
const TEXT_LENGTH_MAX = 400;
const TOKENS_MAX = 32;

const TOKEN = /(-?)(?:(tag|author|cat|after|before|has|id):)?(?:"([^"]*)"|([^\s"]+))/gi;

export function parseSearch(given: string): SearchInput {
  const text = cleanText(given);
  if (text === "") return { kind: "empty" };
  const named = parsePaperName(text) ?? findNamed(text);
  if (named) return { kind: "paper", ...named };
  const query: SearchQuery = {
    text: "",
    tags: [],
    withoutTags: [],
    authors: [],
    categories: [],
    after: null,
    before: null,
    hasCode: false,
  };
  const words: string[] = [];
  const ignored: string[] = [];
  for (const token of [...text.matchAll(TOKEN)].slice(0, TOKENS_MAX)) {
    const word = readToken(query, token, ignored);
    if (word) words.push(word);
  }
  query.text = words.join(" ");
  return { kind: "query", query, ignored };
}

/**
 * Control characters become spaces: PostgreSQL refuses NUL, and none of them can be meant. Of several
 * minus signs one is left: websearch_to_tsquery fails at 32 ("tsquery stack too small").
 */
function cleanText(text: string): string {
  return text
    .slice(0, TEXT_LENGTH_MAX)
    .replace(/\p{Cc}/gu, " ")
    .replace(/[“”„]/g, '"')
    .replace(/-(?:["\s]*-)+/g, "-")
    .replace(/\s+/g, " ")
    .trim();
}

/** Among other words, `id:` says that this paper is meant. */
function findNamed(text: string): PaperName | null {
  const named = /(?:^|\s)id:("[^"]*"|\S+)/i.exec(text)?.[1];
  return named ? parsePaperName(named) : null;
}

/** Notes a field in the query, or returns what the token adds to the text. */
function readToken(query: SearchQuery, token: RegExpExecArray, ignored: string[]): string | null {
  const [whole, minus, field, phrase, word] = token;
  const value = (phrase ?? word ?? "").trim();
  if (value === "") return null;
  if (!field) return phrase === undefined ? `${minus}${value}` : `${minus}"${value}"`;
  if (!readField(query, field.toLowerCase(), value, minus === "-")) ignored.push(whole);
  return null;
}

/** False for a field that cannot mean anything: the page says so, and finds without it. */
function readField(query: SearchQuery, field: string, value: string, isNot: boolean): boolean {
  if (field === "tag") {
    (isNot ? query.withoutTags : query.tags).push(value.toLowerCase().replaceAll(" ", "-"));
    return true;
  }
  if (isNot) return false;
  if (field === "author") query.authors.push(value);
  else if (field === "cat" && /^[a-z-]+(\.[a-z-]+)?$/i.test(value)) query.categories.push(value);
  else if (field === "has" && value.toLowerCase() === "code") query.hasCode = true;
  else if (field === "after" || field === "before") return readDay(query, field, value);
  else return false;
  return true;
}

/** A day, month or year; `before` a month means before its first day. */
function readDay(query: SearchQuery, field: "after" | "before", value: string): boolean {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value);
  if (!parts) return false;
  const text = `${parts[1]}-${parts[2] ?? "01"}-${parts[3] ?? "01"}`;
  const day = new Date(`${text}T00:00:00Z`);
  // PostgreSQL knows no year 0.
  if (parts[1] === "0000") return false;
  if (Number.isNaN(day.getTime()) || !day.toISOString().startsWith(text)) return false;
  query[field] = day;
  return true;
}

/** Whether anything was asked for: a text or any field. */
export function isAsking(query: SearchQuery): boolean {
  const lists = [query.tags, query.withoutTags, query.authors, query.categories];
  return (
    query.text !== "" ||
    lists.some((list) => list.length > 0) ||
    query.after !== null ||
    query.before !== null ||
    query.hasCode
  );
}
