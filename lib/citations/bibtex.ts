import {
  arxivUrl,
  type CitedPaper,
  findAppearance,
  invertName,
  splitName,
} from "@/lib/citations/cited";

/**
 * One BibTeX entry in UTF-8: @misc with eprint fields, as arXiv itself gives it. Beyond `authorsMax`
 * it says "and others", which every style knows.
 */
export function renderBibtex(paper: CitedPaper, authorsMax = Number.POSITIVE_INFINITY): string {
  const year = findAppearance(paper)?.getUTCFullYear();
  const fields: [name: string, value: string | null][] = [
    ["title", `{${escapeTex(paper.title)}}`],
    ["author", formatAuthors(paper.authors, authorsMax)],
    ["year", year ? String(year) : null],
    ["eprint", paper.arxivId],
    ["archivePrefix", paper.arxivId && "arXiv"],
    ["primaryClass", paper.arxivId && paper.primaryCategory],
    ["doi", paper.doi],
    ["note", paper.journalRef && escapeTex(paper.journalRef)],
    ["url", paper.arxivId ? arxivUrl("abs", paper.arxivId) : paper.url],
  ];
  const lines = fields
    .filter(([, value]) => value)
    .map(([name, value]) => `  ${name} = {${value}}`);
  return `@misc{${composeKey(paper)},\n${lines.join(",\n")}\n}\n`;
}

/** BibTeX splits names at "and", so a group with that word in its name is kept in braces. */
function formatAuthors(authors: string[], most: number): string {
  const others = authors.length > most ? " and others" : "";
  const named = authors
    .slice(0, most)
    .map((name) => {
      const text = escapeTex(invertName(name));
      return splitName(name).given ? text : `{${text}}`;
    })
    .join(" and ");
  return named + others;
}

/** kargaran2025how: first family name, year, first word of the title, all ASCII letters. */
function composeKey(paper: CitedPaper): string {
  const family = paper.authors[0] ? splitName(paper.authors[0]).family : "anonymous";
  const year = findAppearance(paper)?.getUTCFullYear() ?? "";
  const word =
    paper.title
      .replace(TEX_COMMAND, "")
      .split(/\s+/)
      .map(toAscii)
      .find((one) => one.length > 0) ?? "";
  return `${toAscii(family)}${year}${word}` || "paper";
}

/** What math is set in is no word of a title: Di$\\mathtt{[M]}$O is DiMO. */
const TEX_COMMAND = /\\[A-Za-z]+/g;

const toAscii = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");

const SPECIAL: Record<string, string> = {
  "\\": "\\textbackslash{}",
  "&": "\\&",
  "%": "\\%",
  "#": "\\#",
  _: "\\_",
  "{": "\\{",
  "}": "\\}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  $: "\\$",
};

/** Math between dollars stays as it is when its braces balance; elsewhere TeX's signs are escaped. */
function escapeTex(text: string): string {
  return text
    .split(/(\$(?:[^$\\]|\\.)+\$)/)
    .map((part, index) =>
      index % 2 === 1 && hasBalancedBraces(part)
        ? part
        : part.replace(/[\\&%#_{}~^$]/g, (sign) => SPECIAL[sign] ?? sign),
    )
    .join("");
}

function hasBalancedBraces(text: string): boolean {
  let depth = 0;
  for (const sign of text.replace(/\\./g, "")) {
    if (sign === "{") depth += 1;
    if (sign === "}") depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
