import type { SearchQuery } from "@/lib/search/query";

/** A way to narrow a search, and how many of the papers looked at it would leave. */
export type SearchFilter = {
  kind: "tag" | "category" | "year" | "code";
  /** A slug, an arXiv category, a year; "code" for code. */
  value: string;
  name: string;
  count: number;
};

/** `paperCount` papers were looked at: all that fit, or the newest or best scored of them. */
export type SearchFilters = { paperCount: number; areAll: boolean; filters: SearchFilter[] };

/** So many of a kind are offered; what is rarer is typed sooner than found in a list. */
export const FILTERS_MAX: Record<SearchFilter["kind"], number> = {
  tag: 6,
  category: 4,
  year: 4,
  code: 1,
};

/**
 * The filters worth offering: those that leave some papers out and some in, of kinds that the question
 * does not name already; the ones of most papers first, years from the latest.
 */
export function chooseFilters(
  counted: SearchFilter[],
  paperCount: number,
  query: SearchQuery,
): SearchFilter[] {
  const isOpen: Record<SearchFilter["kind"], boolean> = {
    tag: query.tags.length === 0,
    category: query.categories.length === 0,
    year: query.after === null && query.before === null,
    code: !query.hasCode,
  };
  const telling = counted.filter((one) => isOpen[one.kind] && one.count < paperCount);
  return (["tag", "category", "year", "code"] as const).flatMap((kind) => {
    const own = telling
      .filter((one) => one.kind === kind)
      .toSorted((a, b) => b.count - a.count || a.value.localeCompare(b.value))
      .slice(0, FILTERS_MAX[kind]);
    return kind === "year" ? own.toSorted((a, b) => b.value.localeCompare(a.value)) : own;
  });
}

/** The question with the filter in it, as a reader would type it. */
export function narrowText(text: string, { kind, value }: SearchFilter): string {
  if (kind === "tag") return `${text} tag:${value}`;
  if (kind === "category") return `${text} cat:${value}`;
  if (kind === "code") return `${text} has:code`;
  return `${text} after:${value} before:${Number(value) + 1}`;
}
