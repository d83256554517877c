import { channelPath } from "@/lib/paths/compose";
import type { TagFilter } from "@/lib/tags/filter";

const FORMS = ["feed.xml", "atom.xml", "feed.json"] as const;

/**
 * Pure: the addresses of the feeds that show a change of papers with these tags: those of each tag
 * and of all papers, in every form. Nothing changed: no address.
 */
export function listTopics(appUrl: string, tags: string[]): string[] {
  if (tags.length === 0) return [];
  return ["", ...tags].flatMap((tag) => FORMS.map((form) => appUrl + channelPath(tag, form)));
}

/**
 * Pure: whether the hub is told of this feed's changes. It is not of intersections and searches,
 * which are without number: their feeds must not name it, or their subscribers would wait for ever.
 */
export const isAnnounced = ({ all, none }: TagFilter): boolean =>
  all.length <= 1 && none.length === 0;
