import { searchPath } from "@/lib/paths/compose";
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
