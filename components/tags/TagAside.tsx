import type { ReactNode } from "react";
import { channelPath, tagPath } from "@/lib/paths/compose";
import type { TagFilter } from "@/lib/tags/filter";

type RelatedTag = { slug: string; name: string; sharedCount: number };
type Props = { path: string; filter: TagFilter; related: RelatedTag[]; children?: ReactNode };

/** How to follow a tag, and where to go from it. */
export function TagAside({ path, filter, related, children }: Props) {
  const others = related.filter(({ slug }) => !filter.all.includes(slug));
  return (
    <aside aria-label="Follow and related tags">
      <section>
        <h2>Follow</h2>
        <p className="links">
          <a className="button small" href={subscribePath(filter)}>
            By mail
          </a>
        </p>
        <p className="links">
          <a className="button quiet small" href={channelPath(path, "feed.xml")}>
            RSS
          </a>
          <a className="button quiet small" href={channelPath(path, "atom.xml")}>
            Atom
          </a>
          <a className="button quiet small" href={channelPath(path, "feed.json")}>
            JSON
          </a>
        </p>
      </section>
      {children}
      {others.length > 0 && (
        <section>
          <h2>Related tags</h2>
          <ul>
            {others.map((tag) => (
              <li key={tag.slug}>
                <a href={tagPath(tag.slug)}>
                  {tag.name} <span className="number">{tag.sharedCount} shared</span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  );
}

function subscribePath({ all, none }: TagFilter): string {
  const parameters = [
    ...all.map((slug) => ["tag", slug]),
    ...none.map((slug) => ["without", slug]),
  ];
  return `/subscribe?${new URLSearchParams(parameters)}`;
}
