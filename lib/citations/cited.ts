/** What a reference needs to know of a paper. */
export type CitedPaper = {
  publicId: string;
  arxivId: string | null;
  doi: string | null;
  title: string;
  abstract: string;
  /** As printed, "Given Family"; group authors are one name. */
  authors: string[];
  submittedAt: Date | null;
  /** The day it was announced, as YYYY-MM-DD. */
  announcedOn?: string | null;
  primaryCategory: string | null;
  journalRef: string | null;
  /** Absolute address of its page. */
  url: string;
};

/** When the paper appeared: submitted, or, where nobody says so, announced. */
export function findAppearance(
  paper: Pick<CitedPaper, "submittedAt" | "announcedOn">,
): Date | null {
  return (
    paper.submittedAt ?? (paper.announcedOn ? new Date(`${paper.announcedOn}T00:00:00Z`) : null)
  );
}

export type NameParts = { family: string; given: string };

/** Words that begin a family name: van der Berg, de la Cruz. */
const PARTICLE = /^(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|ten|ter|zu|al|el|bin|ibn)$/i;
const SUFFIX = /^(?:Jr\.?|Sr\.?|II|III|IV)$/;
/** A group author is not a person with a given name. */
const GROUP = /\b(?:team|collaboration|consortium|group|project|community|authors|university)\b/i;

/** "Hinrich Schütze" to family and given name; a group or a single name is all family. */
export function splitName(name: string): NameParts {
  const words = name.trim().split(/\s+/);
  if (words.length === 1 || GROUP.test(name)) return { family: name.trim(), given: "" };
  let start = words.length - 1;
  if (start > 1 && SUFFIX.test(words[start] ?? "")) start -= 1;
  while (start > 1 && PARTICLE.test(words[start - 1] ?? "")) start -= 1;
  return { family: words.slice(start).join(" "), given: words.slice(0, start).join(" ") };
}

/** "Schütze, Hinrich", or the name alone where there is nothing to turn round. */
export function invertName(name: string): string {
  const { family, given } = splitName(name);
  return given ? `${family}, ${given}` : family;
}

/** Where arXiv keeps the paper; null for papers it does not have. */
export const arxivUrl = (kind: "abs" | "pdf" | "html", arxivId: string): string =>
  `https://arxiv.org/${kind}/${arxivId}`;
