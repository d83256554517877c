import { formatAuthors } from "@/components/text/formatAuthors";
import { MathText } from "@/components/text/MathText";
import { PaperDate } from "@/components/text/PaperDate";
import { paperPath } from "@/lib/paths/compose";
import type { SimilarPaper } from "@/lib/similar/similar";

/** Papers near this one in meaning; nothing before the first training. */
export function SimilarPapers({ papers }: { papers: SimilarPaper[] }) {
  if (papers.length === 0) return null;
  return (
    <section>
      <h2 className="section">Similar papers</h2>
      <ul className="similar">
        {papers.map((paper) => (
          <li key={paper.publicId}>
            <a href={paperPath(paper.publicId)}>
              <MathText text={paper.title} />
            </a>
            <p className="hint">
              {formatAuthors(paper.authors, paper.authorCount)}
              {paper.submittedAt && " · "}
              <PaperDate at={paper.submittedAt} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
