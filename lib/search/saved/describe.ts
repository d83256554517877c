import { keepYoungest } from "@/lib/kept/youngest";
import { findTagBySlug } from "@/lib/tags/taxonomy";
import { cleanSearch, parseSaved } from "./saved";

/** Letters of a search in a sentence; the whole of it stands where it can be changed. */
const SHOWN_MAX = 100;

/** A search as a sentence names it, after that word: “code llama” by Ada Lovelace with code. */
export function describeSearch(text: string): string {
  const said = known.get(text) ?? compose(text);
  keepYoungest(known, text, said, KNOWN_MAX);
  return said;
}

/** Said again in every mail of a reader, and to read one takes as long as all else of their last lines. */
const known = new Map<string, string>();
const KNOWN_MAX = 2_000;

function compose(text: string): string {
  const parsed = parseSaved(text);
  if (parsed.outcome === "refused") return shorten(`“${cleanSearch(text)}”`);
  const { query } = parsed.search;
  const name = (slug: string) => findTagBySlug(slug)?.name ?? slug;
  const day = (at: Date) => at.toISOString().slice(0, 10);
  const parts = [
    describeWords(query.text),
    ...query.tags.map((slug) => `on ${name(slug)}`),
    ...query.withoutTags.map((slug) => `not on ${name(slug)}`),
    ...query.authors.map((author) => `by ${author}`),
    ...query.categories.map((category) => `in ${category}`),
    query.after && `since ${day(query.after)}`,
    query.before && `before ${day(query.before)}`,
    query.hasCode && "with code",
  ];
  return shorten(parts.filter(Boolean).join(" "));
}

function describeWords(words: string): string {
  if (words === "") return "for papers";
  return words.includes('"') ? words : `“${words}”`;
}

function shorten(text: string): string {
  const letters = [...text];
  return letters.length > SHOWN_MAX ? `${letters.slice(0, SHOWN_MAX - 1).join("")}…` : text;
}
