export type NamedTag = { slug: string; name: string };

/** Names of tags in the order of the index, by which they are given; a tag that is gone has none. */
export function createTagNamer(tags: NamedTag[]): (slugs: string[]) => string[] {
  const known = new Map(tags.map(({ slug, name }, place) => [slug, { name, place }]));
  return (slugs) =>
    slugs
      .flatMap((slug) => known.get(slug) ?? [])
      .sort((one, other) => one.place - other.place)
      .map(({ name }) => name);
}
