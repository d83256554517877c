import type { TagCount } from "@/components/tags/tagCount";
import { formatCount } from "@/components/text/formatDay";
import { tagPath } from "@/lib/paths/compose";

/** What fits beside a feed without scrolling. */
const TAGS_MAX = 14;

/** The largest tags and the way to the mail, beside a feed. */
export function TagSidebar({ tags }: { tags: TagCount[] }) {
  const largest = tags
    .filter((tag) => tag.paperCount > 0)
    .sort((a, b) => b.paperCount - a.paperCount || a.position - b.position)
    .slice(0, TAGS_MAX);
  return (
    <aside aria-label="Tags and mail">
      <section>
        <h2>By mail, once a day</h2>
        <p className="hint">The papers of the tags you follow, at the hour you choose.</p>
        <p className="links">
          <a className="button quiet small" href="/subscribe">
            Choose tags
          </a>
        </p>
      </section>
      {largest.length > 0 && (
        <section>
          <h2>Tags</h2>
          <ul>
            {largest.map((tag) => (
              <li key={tag.slug}>
                <a href={tagPath(tag.slug)}>
                  {tag.name} <span className="number">{formatCount(tag.paperCount)}</span>
                </a>
              </li>
            ))}
          </ul>
          <p>
            <a href="/tags">All tags</a>
          </p>
        </section>
      )}
    </aside>
  );
}
