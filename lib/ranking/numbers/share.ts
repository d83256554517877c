import type { FeedTag } from "@/lib/feeds/feed";

/** The primary tag that most papers of a list share, and how many do; null where none has one. */
export function findLargestTag(
  papers: readonly { tags: readonly FeedTag[] }[],
): { tag: FeedTag; count: number } | null {
  const counts = new Map<string, { tag: FeedTag; count: number }>();
  for (const { tags } of papers) {
    const tag = tags.find(({ isPrimary }) => isPrimary);
    if (tag) counts.set(tag.slug, { tag, count: (counts.get(tag.slug)?.count ?? 0) + 1 });
  }
  const sorted = [...counts.values()].sort(
    (a, b) => b.count - a.count || a.tag.slug.localeCompare(b.tag.slug),
  );
  return sorted[0] ?? null;
}
