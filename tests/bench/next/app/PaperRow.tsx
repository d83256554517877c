import type { FeedPaper } from "@/lib/feeds/feed";

/** What a card of ours says, in as few elements. */
export function PaperRow({ paper }: { paper: FeedPaper }) {
  return (
    <li>
      <h2>
        <a href={`/papers/${paper.publicId}`}>{paper.title}</a>
      </h2>
      <p>
        <bdi>{paper.authors.join(", ")}</bdi>
        <time>{String(paper.submittedAt).slice(0, 10)}</time>
        {paper.hasCode && <b>code</b>}
      </p>
      {paper.tldr && <p>{paper.tldr}</p>}
      <div>
        {paper.tags.slice(0, 3).map((tag) => (
          <a key={tag.slug} href={`/tags/${tag.slug}`}>
            {tag.name}
          </a>
        ))}
        {paper.reason && <i>{paper.reason}</i>}
        <a href={`/papers/${paper.publicId}#abstract`}>Abstract</a>
      </div>
    </li>
  );
}
