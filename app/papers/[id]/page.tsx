import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { paperMetadata } from "@/app/papers/[id]/paperMetadata";
import { CiteBox } from "@/components/papers/CiteBox";
import { Explanation } from "@/components/papers/Explanation";
import { PaperHeader } from "@/components/papers/PaperHeader";
import { SimilarPapers } from "@/components/papers/SimilarPapers";
import { TagEvidence } from "@/components/papers/TagEvidence";
import { VersionList } from "@/components/papers/VersionList";
import { MathText } from "@/components/text/MathText";
import { renderBibtex } from "@/lib/citations/bibtex";
import { settings } from "@/lib/env";
import { findPaper } from "@/lib/papers/store";
import { paperPath } from "@/lib/paths/compose";
import { findSimilar } from "@/lib/similar/store";

/** As many as one looks through. */
const SIMILAR_SHOWN = 6;

/** The box shows so many; the .bib file has all. */
const BIBTEX_AUTHORS_SHOWN = 40;

export const revalidate = 60;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ id: string }> };

/** Read once for head and body. */
const readPaper = cache(async (id: string) => {
  // An old-style id is one segment with its slash encoded.
  const paper = await findPaper(decodeURIComponent(id));
  if (!paper) notFound();
  return { ...paper, url: settings().APP_URL + paperPath(paper.publicId) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return paperMetadata(await readPaper((await params).id));
}

export default async function PaperPage({ params }: Props) {
  const paper = await readPaper((await params).id);
  const similar = await findSimilar(paper.publicId, { sort: "similarity", limit: SIMILAR_SHOWN });
  return (
    <div className="columns">
      <article className="paper">
        <PaperHeader paper={paper} />
        <h2 className="section" id="abstract">
          Abstract
        </h2>
        <p className="abstract" dir="auto">
          <MathText text={paper.abstract} />
        </p>
        <SimilarPapers papers={similar ?? []} />
        <CiteBox publicId={paper.publicId} bibtex={renderBibtex(paper, BIBTEX_AUTHORS_SHOWN)} />
      </article>
      <aside aria-label="Why this paper is here">
        <TagEvidence tags={paper.tags} />
        <Explanation parts={paper.score?.parts ?? []} isWithdrawn={paper.withdrawnAt !== null} />
        <VersionList arxivId={paper.arxivId} versions={paper.versions} />
      </aside>
    </div>
  );
}
