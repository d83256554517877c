import type { PaperDetail } from "@/lib/papers/detail";

/** What a paper's page of ours says. */
export function PaperText({ paper }: { paper: PaperDetail }) {
  return (
    <main>
      <h1>{paper.title}</h1>
      <p>{paper.authors.join(", ")}</p>
      <p>{paper.abstract}</p>
      <ul>
        {paper.tags.map((tag) => (
          <li key={tag.slug}>
            <a href={`/tags/${tag.slug}`}>{tag.name}</a> {tag.evidence.join(", ")}
          </li>
        ))}
      </ul>
      <ul>
        {paper.score?.parts.map((part) => (
          <li key={part.part}>
            {part.says} {part.value}
          </li>
        ))}
      </ul>
    </main>
  );
}
