import { arxivUrl, type CitedPaper, findAppearance, invertName } from "@/lib/citations/cited";

/** One RIS record; lines end in CR LF as the format wants. */
export function renderRis(paper: CitedPaper): string {
  const appearedAt = findAppearance(paper);
  const lines: [tag: string, value: string | null][] = [
    ["TY", "UNPB"],
    ["TI", paper.title],
    ...paper.authors.map((name): [string, string] => ["AU", invertName(name)]),
    ["PY", appearedAt && String(appearedAt.getUTCFullYear())],
    ["DA", appearedAt?.toISOString().slice(0, 10).replaceAll("-", "/") ?? null],
    ["AB", paper.abstract],
    ["DO", paper.doi],
    ["AN", paper.arxivId && `arXiv:${paper.arxivId}`],
    ["N1", paper.journalRef],
    ["UR", paper.url],
    ["L1", paper.arxivId && arxivUrl("pdf", paper.arxivId)],
  ];
  const written = lines
    .filter(([, value]) => value)
    .map(([tag, value]) => `${tag}  - ${value?.replace(/\s+/g, " ")}`);
  return `${[...written, "ER  - "].join("\r\n")}\r\n`;
}
