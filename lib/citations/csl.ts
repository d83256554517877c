import { type CitedPaper, findAppearance, splitName } from "@/lib/citations/cited";

type CslName = { family: string; given: string } | { literal: string };

/** CSL-JSON 1.0, as citation processors read it. */
export function renderCsl(paper: CitedPaper) {
  const appearedAt = findAppearance(paper);
  return {
    id: paper.publicId,
    type: "article",
    title: paper.title,
    author: paper.authors.map(toCslName),
    abstract: paper.abstract,
    publisher: paper.arxivId ? "arXiv" : undefined,
    number: paper.arxivId ? `arXiv:${paper.arxivId}` : undefined,
    DOI: paper.doi ?? undefined,
    URL: paper.url,
    issued: appearedAt ? { "date-parts": [toDateParts(appearedAt)] } : undefined,
  };
}

function toCslName(name: string): CslName {
  const { family, given } = splitName(name);
  return given ? { family, given } : { literal: family };
}

const toDateParts = (at: Date) => [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()];
