import type { TagCount } from "@/components/tags/tagCount";
import { formatCount } from "@/components/text/formatDay";
import { tagPath } from "@/lib/paths/compose";

export function TagIndex({ tags }: { tags: TagCount[] }) {
  const sections = [...new Set(tags.map((tag) => tag.section))];
  return (
    <>
      <h1>Tags</h1>
      <p className="lead">
        Each tag has a page, feeds and a place in the digest. Join up to three in an address:{" "}
        <a href="/tags/agents,-evaluation">/tags/agents,-evaluation</a> shows agents without
        evaluation.
      </p>
      <div className="tag-index">
        {sections.map((section) => (
          <section key={section}>
            <h2>{section}</h2>
            <ul>
              {tags
                .filter((tag) => tag.section === section)
                .map((tag) => (
                  <li key={tag.slug}>
                    <a href={tagPath(tag.slug)}>
                      {tag.name} <span className="number">{formatCount(tag.paperCount)}</span>
                    </a>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}
