import { findTagBySlug, TAGS } from "@/lib/tags/taxonomy";

export type TagChoice = { slug: string; name: string };

/** The tags under their headings, in the order of the tag index. */
export function listTagSections(): { name: string; tags: TagChoice[] }[] {
  const sections = new Map<string, TagChoice[]>();
  for (const { section, slug, name } of TAGS) {
    sections.set(section, [...(sections.get(section) ?? []), { slug, name }]);
  }
  return [...sections].map(([name, tags]) => ({ name, tags }));
}

/** Slugs with their names; unknown ones are dropped. */
export function nameTags(slugs: string[]): TagChoice[] {
  return slugs.flatMap((slug) => {
    const tag = findTagBySlug(slug);
    return tag ? [{ slug, name: tag.name }] : [];
  });
}
