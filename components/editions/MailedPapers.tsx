import { formatAuthors } from "@/components/text/formatAuthors";
import { MathText } from "@/components/text/MathText";
import { PaperDate } from "@/components/text/PaperDate";
import type { EditionChange, EditionPaper } from "@/lib/deliveries/content";
import { describeSearch } from "@/lib/search/saved/describe";

type Props = {
  papers: EditionPaper[];
  /** The reader's search that found each of them, or "". */
  foundBy?: string[] | null;
};

/** Papers as an edition froze them, in the order they were mailed. */
export function MailedPapers({ papers, foundBy }: Props) {
  return (
    <ol className="feed ranked">
      {papers.map((paper, place) => (
        <li key={paper.publicId} dir="auto">
          <h2>
            <a href={`/papers/${paper.publicId}`}>
              <MathText text={paper.title} />
            </a>
          </h2>
          <p>
            <bdi>{formatAuthors(paper.authors, paper.authors.length)}</bdi>
            {paper.submittedOn ? (
              <PaperDate at={new Date(`${paper.submittedOn}T00:00:00Z`)} />
            ) : null}
          </p>
          {paper.tldr ? (
            <p>
              <MathText text={paper.tldr} />
            </p>
          ) : null}
          <div>
            {paper.tags.slice(0, 3).map((tag) => (
              <a key={tag.slug} href={`/tags/${tag.slug}`}>
                {tag.name}
              </a>
            ))}
            {paper.reason ? <i>{paper.reason}</i> : null}
            {foundBy?.[place] ? <i>found by your search {describeSearch(foundBy[place])}</i> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}

export function MailedChanges({ changes }: { changes: EditionChange[] }) {
  if (changes.length === 0) return null;
  return (
    <section>
      <h2 className="section">Changed since we mailed it</h2>
      <ul>
        {changes.map((change) => (
          <li key={change.publicId}>
            <a href={`/papers/${change.publicId}`}>{change.title}</a>: mailed on {change.mailedOn},{" "}
            {change.change} since
          </li>
        ))}
      </ul>
    </section>
  );
}
