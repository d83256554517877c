import type { TagFilter } from "@/lib/tags/filter";
import { findTagBySlug } from "@/lib/tags/taxonomy";

/** "Agents + Speech without Benchmarks": an intersection as a heading says it. */
export function formatFilterName(filter: TagFilter): string {
  const wanted = filter.all.map(nameOf).join(" + ");
  return filter.none.length > 0
    ? `${wanted} without ${filter.none.map(nameOf).join(" or ")}`
    : wanted;
}

const nameOf = (slug: string): string => findTagBySlug(slug)?.name ?? slug;
