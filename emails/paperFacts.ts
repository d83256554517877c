import type { EditionChange, EditionPaper } from "@/lib/deliveries/content";
import { mathToUnicode } from "@/lib/text/math";

/** A paper in the words of a mail. */
export type MailPaper = {
  title: string;
  url: string;
  authors: string;
  date: string;
  tldr: string | null;
  tags: { name: string; url: string }[];
  links: { name: string; url: string }[];
  reason: string;
};

/** More of a title than this nobody reads in a mail. */
const TITLE_MAX = 240;
const REASON_MAX = 160;
const NAMES_SHOWN = 3;
const TAGS_SHOWN = 3;

const DAY = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

/** `tldrMax`: letters of the one sentence; 0 leaves it out. */
export function describePaper(paper: EditionPaper, siteUrl: string, tldrMax: number): MailPaper {
  const url = `${siteUrl}/papers/${paper.publicId}`;
  const code = paper.links.find((link) => link.kind === "code");
  return {
    title: shorten(paper.title, TITLE_MAX),
    url,
    authors: formatNames(paper.authors),
    date: paper.submittedOn ? DAY.format(new Date(paper.submittedOn)) : "",
    tldr: paper.tldr && tldrMax > 0 ? shorten(paper.tldr, tldrMax) : null,
    tags: paper.tags
      .slice(0, TAGS_SHOWN)
      .map((tag) => ({ name: tag.name, url: `${siteUrl}/tags/${tag.slug}` })),
    links: [
      { name: "Page", url },
      ...(paper.arxivId ? [{ name: "arXiv", url: `https://arxiv.org/abs/${paper.arxivId}` }] : []),
      ...(code ? [{ name: "Code", url: code.url }] : []),
    ],
    reason: shorten(paper.reason, REASON_MAX),
  };
}

export type ChangeLine = { title: string; url: string; says: string };

/** "We mailed you this on Tuesday, 3 March 2026; it has been withdrawn." */
export function describeChange(change: EditionChange, siteUrl: string): ChangeLine {
  const became = change.change === "withdrawn" ? "withdrawn" : "replaced by a new version";
  return {
    title: shorten(change.title, TITLE_MAX),
    url: `${siteUrl}/papers/${change.publicId}`,
    says: `we mailed you this on ${formatDate(change.mailedOn)}; it has been ${became}.`,
  };
}

/** Made once: making one takes longer than a hundred uses. */
const LONG_DAY = new Intl.DateTimeFormat("en-GB", {
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

/** "Monday, 24 August 2026" of "2026-08-24", without the reader's or the machine's zone. */
export const formatDate = (day: string): string => LONG_DAY.format(new Date(`${day}T00:00:00Z`));

/** Math in Unicode where it can be; control and direction marks dropped, so that no title turns the lines around it. */
export function shorten(text: string, max: number): string {
  const plain = mathToUnicode(text)
    .replace(/[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu, " ")
    .trim();
  const letters = [...plain];
  return letters.length > max
    ? `${letters
        .slice(0, max - 1)
        .join("")
        .trimEnd()}…`
    : plain;
}

function formatNames(authors: string[]): string {
  const shown = authors.slice(0, NAMES_SHOWN).map((name) => shorten(name, 60));
  const rest = authors.length - shown.length;
  return rest > 0 ? `${shown.join(", ")} and ${rest} more` : shown.join(", ");
}
