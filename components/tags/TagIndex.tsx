import { Sparkline } from "@/components/charts/Sparkline";
import { RisingTags } from "@/components/tags/RisingTags";
import type { TagCount } from "@/components/tags/tagCount";
import { formatCount } from "@/components/text/formatDay";
import type { Rise } from "@/lib/calendar/months";
import { tagPath } from "@/lib/paths/compose";

type Props = { tags: TagCount[]; series: ReadonlyMap<string, number[]>; rising: Rise[] };

/** Every tag under its section, with its size and the papers of its last months. */
export function TagIndex({ tags, series, rising }: Props) {
  const names = new Map(tags.map((tag) => [tag.slug, tag.name]));
  const named = rising.map((one) => ({ ...one, name: names.get(one.slug) ?? one.slug }));
  const sections = [...new Set(tags.map((tag) => tag.section))];
  return (
    <>
      <h1>Tags</h1>
      <p className="lead">
        Each tag has a page, feeds and a place in the digest. Join up to three in an address:{" "}
        <a href="/tags/agents,-evaluation">/tags/agents,-evaluation</a> shows agents without
        evaluation.
      </p>
      <RisingTags rising={named} />
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
                      {tag.name} <Sparkline counts={series.get(tag.slug) ?? []} />
                      <span className="number">{formatCount(tag.paperCount)}</span>
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
