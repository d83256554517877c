import { cardImage, type PageMetadata } from "@/app/pageMetadata";
import { arxivUrl, findAppearance } from "@/lib/citations/cited";
import type { PaperDetail } from "@/lib/papers/detail";
import { paperPath } from "@/lib/paths/compose";

/** A description longer than this is cut by whoever shows it. */
const DESCRIPTION_LENGTH = 300;

/**
 * The head of a paper's page: canonical, OpenGraph, and the citation_* tags that Zotero and Google
 * Scholar read (one citation_author each; the PDF is arXiv's).
 */
export function paperMetadata(paper: PaperDetail & { url: string }): PageMetadata {
  const description = (paper.tldr ?? paper.abstract).slice(0, DESCRIPTION_LENGTH);
  return {
    title: paper.title,
    description,
    alternates: {
      canonical: paper.url,
      types: { "text/markdown": `${paper.url}.md`, "application/x-bibtex": `${paper.url}.bib` },
    },
    openGraph: {
      title: paper.title,
      description,
      url: paper.url,
      siteName: "Paperfeed",
      type: "article",
      publishedTime: paper.submittedAt?.toISOString(),
      modifiedTime: paper.revisedAt?.toISOString(),
      tags: paper.tags.map((tag) => tag.name),
      images: cardImage(paperPath(paper.publicId)),
    },
    twitter: { card: "summary_large_image" },
    robots: paper.withdrawnAt ? { index: false } : undefined,
    other: citationTags(paper),
  };
}

function citationTags(paper: PaperDetail & { url: string }): Record<string, string | string[]> {
  const day = findAppearance(paper)?.toISOString().slice(0, 10).replaceAll("-", "/");
  const tags: Record<string, string | string[] | null | undefined> = {
    citation_title: paper.title,
    citation_author: paper.authors,
    citation_publication_date: day,
    citation_online_date: paper.revisedAt?.toISOString().slice(0, 10).replaceAll("-", "/"),
    citation_doi: paper.doi,
    citation_arxiv_id: paper.arxivId,
    citation_journal_title: paper.journalRef,
    citation_keywords: paper.tags.map((tag) => tag.name),
    citation_abstract: paper.abstract,
    citation_abstract_html_url: paper.url,
    citation_pdf_url: paper.arxivId && arxivUrl("pdf", paper.arxivId),
  };
  return Object.fromEntries(
    Object.entries(tags).filter((entry): entry is [string, string | string[]] => Boolean(entry[1])),
  );
}
