import { SORTS, type Sort } from "@/lib/search/cursor";

const LABELS: Record<Sort, string> = {
  relevance: "Best match",
  newest: "Newest",
  trending: "Trending",
};

export function SortNav({ text, sort }: { text: string; sort: Sort }) {
  return (
    <nav className="tabs" aria-label="Order of the results">
      {SORTS.map((one) => (
        <a
          key={one}
          href={searchPath({ text, sort: one })}
          aria-current={one === sort ? "page" : undefined}
        >
          {LABELS[one]}
        </a>
      ))}
    </nav>
  );
}

type Address = { text: string; sort: Sort; after?: string };

/** The address of a page of results. */
export function searchPath({ text, sort, after }: Address): string {
  const parameters = new URLSearchParams({ q: text });
  if (sort !== "relevance") parameters.set("sort", sort);
  if (after) parameters.set("after", after);
  return `/search?${parameters}`;
}
