import { parseArxivId } from "@/lib/papers/arxivId";
import type { PaperLink } from "@/lib/papers/paper";

/** Where a click went: a link of the paper by its kind, or the paper itself at arXiv. */
export type ClickTarget = PaperLink["kind"] | "arxiv";

type Linked = { arxivId: string | null; links: PaperLink[] };

/** What kind of link of this paper an address is; null for one the paper does not have. */
export function matchTarget(address: string, paper: Linked): ClickTarget | null {
  const link = paper.links.find(({ url }) => url === address);
  if (link) return link.kind;
  return paper.arxivId && parseArxivId(address)?.id === paper.arxivId ? "arxiv" : null;
}
