import { listReadable, SEARCHES_MAX } from "@/lib/search/saved/saved";
import { findTagBySlug } from "@/lib/tags/taxonomy";
import { type Fields, readList, readSearches } from "./form";
import { parsePreferences } from "./preferences/form";

/** As many as a new subscription mails. */
const PAPERS_IN_MAIL = 10;
/** When the mail comes changes nothing of what it says. */
const ANY_HOUR = 0;

/** What is followed, as an unfinished form says it: what cannot be read yet is left out. */
export function readPreviewWish(fields: Fields) {
  const known = (slugs: string[] = []) => slugs.filter((slug) => findTagBySlug(slug));
  const tags = known(readList([...(fields.tags ?? []), ...(fields.tag ?? [])]));
  const excludedTags = known(readList(fields.without)).filter((slug) => !tags.includes(slug));
  const searches = chooseSearches(readSearches(fields));
  const { q: _, ...form } = fields;
  const whole = { ...form, tags, without: excludedTags, searches };
  const parsed = parsePreferences(whole, () => true, ANY_HOUR);
  if (parsed.outcome === "valid") return parsed.preferences;
  return {
    tags,
    excludedTags,
    authors: [],
    phrases: [],
    searches,
    minScore: null,
    paperCount: PAPERS_IN_MAIL,
  };
}

/** Those that can be read; when none can, one that finds nothing: not everything, as if none were there. */
function chooseSearches(typed: string[]): string[] {
  const readable = listReadable(typed).map(({ text }) => text);
  return (readable.length > 0 ? readable : typed.slice(0, 1)).slice(0, SEARCHES_MAX);
}
