import { formatAuthors } from "@/components/text/formatAuthors";
import { MathText } from "@/components/text/MathText";
import type { EditionPaper } from "@/lib/deliveries/content";
import { paperPath } from "@/lib/paths/compose";
import { describeSearch } from "@/lib/search/saved/describe";

type Props = {
  /** Null until it was asked for. */
  papers: (EditionPaper & { foundBy: string })[] | null;
};

/** What the next mail would say by the form beside it; /js/preview.js keeps it up to date. */
export function MailPreview({ papers }: Props) {
  return (
    <aside className="preview" id="preview" aria-label="Preview of the mail">
      <h2>Your next mail would say</h2>
      {papers === null && <p className="hint">“Preview” shows it for what is chosen.</p>}
      {papers?.length === 0 && (
        <p className="hint">
          Nothing: no new paper fits. Follow more, leave out less, or wait for tomorrow’s papers.
        </p>
      )}
      {papers && papers.length > 0 && (
        <ol>
          {papers.map((paper) => (
            <li key={paper.publicId} dir="auto">
              <a href={paperPath(paper.publicId)}>
                <MathText text={paper.title} />
              </a>
              <p className="hint">
                {[
                  formatAuthors(paper.authors, paper.authors.length),
                  paper.reason,
                  paper.foundBy && `found by the search ${describeSearch(paper.foundBy)}`,
                ]
                  .filter(Boolean)
                  .join(" — ")}
              </p>
            </li>
          ))}
        </ol>
      )}
    </aside>
  );
}
