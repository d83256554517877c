import { arxivUrl, type CitedPaper, findAppearance, splitName } from "@/lib/citations/cited";

/** The page says all of them; search engines name a few. */
const AUTHORS_MAX = 40;

/**
 * schema.org's ScholarlyArticle as the text of a JSON-LD block. The abstract stands beside it in the
 * page. No "<" is left, so that no title can end the block.
 */
export function renderLinkedData(paper: CitedPaper): string {
  const facts = {
    "@context": "https://schema.org",
    "@type": "ScholarlyArticle",
    headline: paper.title,
    author: paper.authors.slice(0, AUTHORS_MAX).map((name) => ({
      "@type": splitName(name).given ? "Person" : "Organization",
      name,
    })),
    datePublished: findAppearance(paper)?.toISOString().slice(0, 10),
    url: paper.url,
    sameAs: listSameAs(paper),
  };
  return JSON.stringify(facts).replaceAll("<", "\\u003c");
}

function listSameAs({ arxivId, doi }: CitedPaper): string[] {
  const arxiv = arxivId ? [arxivUrl("abs", arxivId)] : [];
  return doi ? [...arxiv, `https://doi.org/${encodeURI(doi)}`] : arxiv;
}
