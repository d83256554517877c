import { parseArxivId } from "@/lib/papers/arxivId";
import { parseDoi } from "@/lib/papers/doi";

export type PaperName = { arxivId: string | null; doi: string | null };

/** What a paper's name is pasted in: brackets, quotes, the mark that ended a sentence. */
const WRAPPING = /^[\s<([{"'“]+|[\s>)\]}"'”.,;:!]+$/g;
/** A site that shows papers has the id at the end of the path: /papers/{id}, /arxiv/{id}, /html/{id}. */
const SITE_ADDRESS = /^https?:\/\/[^\s/]+(\/[^\s?#]*)/i;

/** The one paper that a text names and says nothing else; null for any other text. */
export function parsePaperName(text: string): PaperName | null {
  const bare = text
    .replace(/^id:\s*/i, "")
    .replace(WRAPPING, "")
    .replace(/^arxiv(?:\s+|:\s*|\.)(?=\d|[a-z-]+\/\d)/i, "");
  if (/\s/.test(bare)) return null;
  const arxivId = parseArxivId(bare)?.id ?? findIdInPath(bare);
  const doi = arxivId ? null : (parseDoi(bare) ?? findDoiInPath(bare));
  return arxivId || doi ? { arxivId, doi } : null;
}

/** An old id holds a slash of its own, so the last two parts are tried first. */
function findIdInPath(text: string): string | null {
  const parts = listPathParts(text);
  const endings = [parts.slice(-2), parts.slice(-1)].map((ending) => ending.join("/"));
  return endings.map((ending) => parseArxivId(ending)?.id).find(Boolean) ?? null;
}

/** Publishers have the DOI in their addresses: /doi/10.1145/…, /article/10.1007/…, /pdf/10.1007/….pdf. */
function findDoiInPath(text: string): string | null {
  const path = listPathParts(text).join("/");
  const found = /(?:^|\/)(10\.\d{4,9}\/.+)$/.exec(path)?.[1];
  return parseDoi(found?.replace(/\.pdf$/i, ""));
}

function listPathParts(text: string): string[] {
  return (SITE_ADDRESS.exec(text)?.[1] ?? "").split("/").filter(Boolean);
}
