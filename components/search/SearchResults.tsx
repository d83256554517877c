import { CardActions } from "@/components/papers/MarkButtons";
import { Highlighted } from "@/components/search/Highlighted";
import { formatAuthors } from "@/components/text/formatAuthors";
import { PaperDate } from "@/components/text/PaperDate";
import { paperPath, tagPath } from "@/lib/paths/compose";
import type { SearchResult } from "@/lib/search/result";

/** The papers found, in the form of a feed. */
export function SearchResults({ results }: { results: SearchResult[] }) {
  return (
    <ol className="feed" data-feed>
      {results.map((paper) => (
        <li key={paper.publicId} dir="auto">
          <h2>
            <a href={paperPath(paper.publicId)}>
              <Highlighted segments={paper.title} />
            </a>
          </h2>
          <p>
            {paper.authorCount > 0 && <bdi>{formatAuthors(paper.authors, paper.authorCount)}</bdi>}
            <PaperDate at={paper.submittedAt} />
            {paper.hasCode && <b>code</b>}
            {paper.isWithdrawn && <b>withdrawn</b>}
          </p>
          <p>
            <Highlighted segments={paper.passage} /> …
          </p>
          <div>
            {paper.tags.map((tag) => (
              <a key={tag.slug} href={tagPath(tag.slug)}>
                {tag.name}
              </a>
            ))}
            <CardActions publicId={paper.publicId} upvoteCount={paper.upvoteCount} />
          </div>
        </li>
      ))}
    </ol>
  );
}
