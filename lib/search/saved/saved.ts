import { isAsking, parseSearch, type SearchQuery } from "@/lib/search/query";
import { findTagBySlug } from "@/lib/tags/taxonomy";

/** A search that can be followed. `text` is its canonical form, which says the same when read again. */
export type SavedSearch = { text: string; query: SearchQuery };
export type ParsedSaved =
  | { outcome: "followable"; search: SavedSearch }
  | { outcome: "refused"; says: string };

/** Ids of the papers that each search finds; one that could not be read or asked finds none. */
export type FoundBySearch = Map<string, number[]>;

/** Each costs an evaluation per edition, and who follows more names topics, which are tags. */
export const SEARCHES_MAX = 20;
/** Letters: two lines of a mail, which names the search beside each paper that it brings. */
export const SEARCH_LENGTH_MAX = 150;
/** A search takes no more words (lib/search/query); what it would leave out is not followed unsaid. */
const WORDS_MAX = 32;

/** Of a refused search, in the sentence that refuses it. */
const QUOTED_MAX = 60;

/** What would turn the line around it, break it, or is half a letter. */
const UNSEEN = /[\p{Cc}\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069\uD800-\uDFFF\uFEFF]/gu;

/** Reads a search as it was typed or stored; refuses what cannot be followed with a sentence for its reader. */
export function parseSaved(typed: string): ParsedSaved {
  const given = cleanSearch(typed);
  const refuse = (says: string): ParsedSaved => ({ outcome: "refused", says });
  const quoted = `“${[...given].slice(0, QUOTED_MAX).join("")}”`;
  if (isTooLong(given)) return refuse(TOO_LONG);
  const input = parseSearch(given);
  if (input.kind === "paper") {
    return refuse(`${quoted} names one paper. A search to follow needs words or fields.`);
  }
  if (input.kind === "empty" || !isAsking(input.query)) {
    return refuse(`${quoted} says nothing to look for.`);
  }
  if (input.ignored.length > 0) {
    return refuse(`“${input.ignored[0]}” is not understood in ${quoted}.`);
  }
  const unknown = [...input.query.tags, ...input.query.withoutTags].find((tag) => !isTag(tag));
  if (unknown !== undefined) return refuse(`There is no tag called “${unknown}”.`);
  if (!isWanting(input.query)) {
    return refuse(`${quoted} does not say what to look for, only what to leave out or when.`);
  }
  const text = formatSearch(input.query);
  // Read again it must say the same, or what is stored would not be what was shown.
  const again = parseSearch(text);
  if (isTooLong(text)) return refuse(TOO_LONG);
  const isStable = again.kind === "query" && formatSearch(again.query) === text;
  if (!isStable) return refuse(`${quoted} cannot be followed: it reads in more than one way.`);
  return { outcome: "followable", search: { text, query: again.query } };
}

/** The searches that can be read; one stored before a change of what can be typed may not be. */
export const listReadable = (texts: string[]): SavedSearch[] =>
  texts.flatMap((text) => {
    const parsed = parseSaved(text);
    return parsed.outcome === "followable" ? [parsed.search] : [];
  });

/** The canonical form: the words as typed, then the fields in one order, each once. */
export function formatSearch(query: SearchQuery): string {
  const fields = (name: string, values: string[]) =>
    [...new Set(values)]
      .sort()
      .map((value) => `${name}:${/\s/.test(value) ? `"${value}"` : value}`);
  const day = (name: string, at: Date | null) => (at ? [`${name}:${formatDay(at)}`] : []);
  return [
    ...(query.text ? [query.text] : []),
    ...fields("tag", query.tags),
    ...fields("-tag", query.withoutTags),
    ...fields("author", query.authors),
    ...fields("cat", query.categories),
    ...day("after", query.after),
    ...day("before", query.before),
    ...(query.hasCode ? ["has:code"] : []),
  ].join(" ");
}

const TOO_LONG = `A search to follow has at most ${SEARCH_LENGTH_MAX} letters and ${WORDS_MAX} words.`;
const isTooLong = (text: string) =>
  text.length > SEARCH_LENGTH_MAX || text.split(" ").length > WORDS_MAX;

/** Without what would break or turn the line it stands in. */
export const cleanSearch = (typed: string) =>
  typed.normalize("NFC").replace(UNSEEN, " ").replace(/\s+/g, " ").trim();

const isTag = (slug: string) => findTagBySlug(slug) !== undefined;

/** Whether it says what is looked for. Only to leave out, or only since when, would bring everything. */
function isWanting({ text, tags, authors, categories, hasCode }: SearchQuery): boolean {
  const words = text.match(/-?"[^"]*"|\S+/g) ?? [];
  const isWord = (word: string) =>
    !word.startsWith("-") && !/^or$/i.test(word) && /[\p{L}\p{N}]/u.test(word);
  return words.some(isWord) || tags.length + authors.length + categories.length > 0 || hasCode;
}

const formatDay = (at: Date) => at.toISOString().slice(0, 10);
