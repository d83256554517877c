import { CardActions } from "@/components/papers/MarkButtons";
import { formatAuthors } from "@/components/text/formatAuthors";
import { MathText } from "@/components/text/MathText";
import { PaperDate } from "@/components/text/PaperDate";
import type { FeedPaper } from "@/lib/feeds/feed";
import { paperPath } from "@/lib/paths/compose";

/** More would wrap on a phone; the paper's page shows all. */
const TAGS_MAX = 3;

/**
 * One paper of a feed. React repeats every element and class of it in the page's data, thirty
 * times over, so both are few and the style sheet works from the elements. The link to the
 * abstract opens it in place where /js/abstracts.js runs.
 */
export function FeedCard({ paper }: { paper: FeedPaper }) {
  const authors = formatAuthors(paper.authors, paper.authorCount);
  const path = paperPath(paper.publicId);
  return (
    <li dir="auto">
      <h2>
        <a href={path}>
          <MathText text={paper.title} />
        </a>
      </h2>
      <p>
        {authors && <bdi>{authors}</bdi>}
        <PaperDate at={paper.submittedAt} />
        {paper.hasCode && <b>code</b>}
      </p>
      {paper.tldr && (
        <p>
          <MathText text={paper.tldr} />
        </p>
      )}
      <div>
        {paper.tags.slice(0, TAGS_MAX).map((tag) => (
          <a key={tag.slug} href={`/tags/${tag.slug}`}>
            {tag.name}
          </a>
        ))}
        {paper.reason && <i>{paper.reason}</i>}
        <CardActions publicId={paper.publicId} upvoteCount={paper.upvoteCount} />
      </div>
    </li>
  );
}
