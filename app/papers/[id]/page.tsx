import type { Metadata } from "next";
import { paperMetadata } from "@/app/papers/[id]/paperMetadata";
import { readPaper, readSurroundings } from "@/app/papers/[id]/readPaper";
import { SignalCharts } from "@/components/charts/SignalCharts";
import { CiteBox } from "@/components/papers/CiteBox";
import { Explanation } from "@/components/papers/Explanation";
import { LinkedData } from "@/components/papers/LinkedData";
import { PaperHeader } from "@/components/papers/PaperHeader";
import { SimilarPapers } from "@/components/papers/SimilarPapers";
import { TagEvidence } from "@/components/papers/TagEvidence";
import { VersionList } from "@/components/papers/VersionList";
import { MathText } from "@/components/text/MathText";
import { renderBibtex } from "@/lib/citations/bibtex";
import { renderLinkedData } from "@/lib/citations/linkedData";

/** The box shows so many; the .bib file has all. */
const BIBTEX_AUTHORS_SHOWN = 40;

export const dynamic = "force-dynamic";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return paperMetadata(await readPaper((await params).id));
}

export default async function PaperPage({ params }: Props) {
  const paper = await readPaper((await params).id);
  const { similar, signals, upvoteCount } = await readSurroundings(paper);
  return (
    <div className="columns">
      <article className="paper">
        <PaperHeader paper={paper} upvoteCount={upvoteCount} />
        <h2 className="section" id="abstract">
          Abstract
        </h2>
        <p className="abstract" dir="auto">
          <MathText text={paper.abstract} />
        </p>
        <SimilarPapers papers={similar} />
        <LinkedData json={renderLinkedData(paper)} />
        <CiteBox publicId={paper.publicId} bibtex={renderBibtex(paper, BIBTEX_AUTHORS_SHOWN)} />
      </article>
      <aside aria-label="Why this paper is here">
        <TagEvidence tags={paper.tags} />
        <Explanation parts={paper.score?.parts ?? []} isWithdrawn={paper.withdrawnAt !== null} />
        <SignalCharts signals={signals} />
        <VersionList arxivId={paper.arxivId} versions={paper.versions} />
      </aside>
    </div>
  );
}
