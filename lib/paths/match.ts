import { parseCalendarRange } from "@/lib/calendar/range";
import { decodeCursor } from "@/lib/feeds/cursor";
import { parsePublicId } from "@/lib/papers/publicId";
import { formatTagPath, parseTagPath } from "@/lib/tags/filter";
import { findTagBySlug } from "@/lib/tags/taxonomy";

/**
 * What the web process does with a path before any route is looked up: `to` is the path of the
 * folder under app/ that answers. Only paths that can exist reach a cached route, so made-up ones
 * cannot fill the cache. A `cached` page is the same for everybody; a `dynamic` one is rendered
 * anew; `data` is no page; `open` is left to Next, which knows its own 404.
 */
export type PathMatch =
  | { kind: "cached" | "dynamic" | "data" | "moved"; to: string }
  | { kind: "unknown" }
  | { kind: "open" };

type Parts = (string | undefined)[];
type Rule = { pattern: RegExp; match: (path: string, parts: Parts) => PathMatch };

const AFTER = "(?:/after/([A-Za-z0-9_-]+))?";
const FORMS = "feed\\.xml|atom\\.xml|feed\\.json";
const LIST = "/new|/top/(?:day|week|month|all)";
/** Longer than any address of ours: three tags, a window and a cursor. */
const PATH_LENGTH_MAX = 300;

const UNKNOWN: PathMatch = { kind: "unknown" };
const cached = (path: string): PathMatch => ({ kind: "cached", to: path });
const dynamic = (path: string): PathMatch => ({ kind: "dynamic", to: path });

const RULES: Rule[] = [
  { pattern: /^\/$/, match: () => cached("/top/day") },
  {
    pattern: new RegExp(`^(?:${LIST})${AFTER}$`),
    match: (path, [after]) => matchList(path, after),
  },
  { pattern: /^\/tags$/, match: () => cached("/tag-index/section") },
  { pattern: /^\/tags\/([^/]+)\/card\.png$/, match: matchTagCard },
  { pattern: new RegExp(`^/tags/([^/]+)((?:${LIST})?${AFTER})$`), match: matchTagList },
  { pattern: new RegExp(`^/(?:tags/([^/]+)/)?(${FORMS})$`), match: matchChannel },
  {
    pattern: new RegExp(`^/search/(${FORMS})$`),
    match: (_, [form]) => data(`/channels/${form}/search`),
  },
  { pattern: new RegExp(`^/papers/(date|week|month)/([^/]+)${AFTER}$`), match: matchCalendar },
  { pattern: /^\/papers\/date$/, match: () => cached("/calendar/year/latest") },
  { pattern: /^\/papers\/(.+?)(\/voted|\/card\.png|\.(?:md|bib|ris|json))?$/, match: matchPaper },
  {
    pattern: new RegExp(`^/feeds/(\\d+-[A-Za-z0-9_-]+)/(${FORMS})$`),
    match: (_, [token, form]) => data(`/channels/${form}/followed/${token}`),
  },
  // Asked for by feed readers, and by browsers where no page names the icon.
  { pattern: /^\/favicon\.ico$/, match: () => ({ kind: "moved", to: "/icon.svg" }) },
  { pattern: /^\/about(?:\/ranking)?$/, match: cached },
  { pattern: /^\/(?:search|subscribe|me|signin|status)$/, match: dynamic },
  { pattern: /^\/(?:confirm|unsubscribe|preferences|signin)\/[^/]+$/, match: dynamic },
  { pattern: /^\/editions(?:\/view\/[^/]+)?$/, match: dynamic },
  { pattern: /^\/editions\/([^/]+)(?:\/([^/]+))?$/, match: matchEdition },
];

/** Where nothing but the above is answered; the last six are folders of ours with no address. */
const CLOSED =
  /^\/(?:top|new|tags|papers|search|feeds|about|tag-index|channels|paper-formats|calendar|broken-link|cards)(?:\/|$)/;

export function matchPath(pathname: string): PathMatch {
  const path = pathname.length > PATH_LENGTH_MAX ? null : decodePath(pathname);
  if (path === null) return UNKNOWN;
  // The calendar stands before papers of that name: the first rule that fits decides.
  for (const rule of RULES) {
    const found = rule.pattern.exec(path);
    if (found) return rule.match(path, found.slice(1));
  }
  return CLOSED.test(path) ? UNKNOWN : { kind: "open" };
}

function decodePath(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null; // A lone % is nobody's address.
  }
}

const data = (to: string): PathMatch => ({ kind: "data", to });

function matchList(path: string, after: string | undefined): PathMatch {
  return after === undefined || decodeCursor(after) ? cached(path) : UNKNOWN;
}

/** Tags in another order, or repeated, move to the one address of their intersection. */
function matchTagList(path: string, [tags = "", rest = "", after]: Parts): PathMatch {
  const filter = parseTagPath(tags);
  if (!filter) return UNKNOWN;
  const canonical = formatTagPath(filter);
  if (canonical !== tags) return { kind: "moved", to: `/tags/${canonical}${rest}` };
  return matchList(path, after);
}

function matchChannel(_path: string, [tags, form = ""]: Parts): PathMatch {
  if (tags === undefined) return data(`/channels/${form}/all`);
  const filter = parseTagPath(tags);
  if (!filter) return UNKNOWN;
  const canonical = formatTagPath(filter);
  if (canonical !== tags) return { kind: "moved", to: `/tags/${canonical}/${form}` };
  return data(`/channels/${form}/${canonical}`);
}

function matchCalendar(path: string, [unit, text = "", after]: Parts): PathMatch {
  if (unit === "date" && /^(?:199[1-9]|20\d\d)$/.test(text))
    return cached(`/calendar/year/${text}`);
  if (!parseCalendarRange(unit, text)) return UNKNOWN;
  return matchList(path.replace(/^\/papers/, "/calendar"), after);
}

function matchEdition(path: string, [date = "", slug]: Parts): PathMatch {
  const isKnown = slug === undefined || findTagBySlug(slug) !== undefined;
  return isKnown && parseCalendarRange("date", date) ? dynamic(path) : UNKNOWN;
}

function matchTagCard(_path: string, [slug = ""]: Parts): PathMatch {
  return findTagBySlug(slug) ? data(`/cards/tag/${slug}`) : UNKNOWN;
}

/** {id}, {id}v2, {id}.bib, {id}/card.png and {id}/voted, where an old-style id holds a slash of its own. */
function matchPaper(_path: string, [text = "", ending = ""]: Parts): PathMatch {
  const id = parsePublicId(text);
  if (!id) return UNKNOWN;
  if (id !== text) return { kind: "moved", to: `/papers/${id}${ending}` };
  const segment = encodeURIComponent(id);
  if (ending === "/card.png") return data(`/cards/paper/${segment}`);
  if (ending.startsWith(".")) return data(`/paper-formats/${ending.slice(1)}/${segment}`);
  return ending ? dynamic(`/papers/${segment}/voted`) : cached(`/papers/${segment}`);
}
