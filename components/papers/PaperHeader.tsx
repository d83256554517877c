import { AuthorList } from "@/components/papers/AuthorList";
import { PaperActions } from "@/components/papers/PaperActions";
import { PaperLinks } from "@/components/papers/PaperLinks";
import { WithdrawnNotice } from "@/components/papers/WithdrawnNotice";
import { MathText } from "@/components/text/MathText";
import { PaperDate } from "@/components/text/PaperDate";
import type { PaperDetail } from "@/lib/papers/detail";

/** Characters of a title that would fill a phone in the size of the others. */
const LONG_TITLE = 160;

type Props = { paper: PaperDetail; upvoteCount: number };

export function PaperHeader({ paper, upvoteCount }: Props) {
  const isRevised =
    paper.version > 1 &&
    paper.revisedAt &&
    paper.revisedAt.getTime() !== paper.submittedAt?.getTime();
  return (
    <>
      <h1 dir="auto" className={paper.title.length > LONG_TITLE ? "long" : undefined}>
        <MathText text={paper.title} />
      </h1>
      <AuthorList authors={paper.authors} />
      <p className="facts">
        {paper.submittedAt && (
          <span>
            Submitted <PaperDate at={paper.submittedAt} />
          </span>
        )}
        {isRevised && (
          <span>
            revised <PaperDate at={paper.revisedAt} /> (version {paper.version})
          </span>
        )}
        {!paper.submittedAt && <span>Date unknown</span>}
        {paper.categories.length > 0 && <span>{paper.categories.join(", ")}</span>}
        {paper.arxivId && <span>arXiv:{paper.arxivId}</span>}
      </p>
      {(paper.comment || paper.journalRef) && (
        <p className="facts">
          {paper.comment && <span>{paper.comment}</span>}
          {paper.journalRef && <span>{paper.journalRef}</span>}
        </p>
      )}
      {paper.withdrawnAt && (
        <WithdrawnNotice at={paper.withdrawnAt} reason={paper.withdrawalReason} />
      )}
      <PaperActions publicId={paper.publicId} upvoteCount={upvoteCount} />
      <PaperLinks paper={paper} />
    </>
  );
}
