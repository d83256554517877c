/** A DOI in lower case without resolver (DOI Handbook 2.4: case-insensitive), or null. */
export function parseDoi(text: string | null | undefined): string | null {
  // Some records name several, parted by white space: the first is the paper's own.
  const first = text?.trim().split(/[\s;]+/)[0] ?? "";
  const doi = first
    .replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)/i, "")
    .replace(/[.,;]+$/, "")
    .toLowerCase();
  // 10.48550/arXiv.… only repeats the arXiv id.
  return /^10\.\d{4,9}\/\S{1,200}$/.test(doi) && !doi.startsWith("10.48550/arxiv.") ? doi : null;
}
