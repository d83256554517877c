import { formatCount } from "@/components/text/formatDay";
import { searchPath } from "@/lib/paths/compose";
import type { Sort } from "@/lib/search/cursor";
import { narrowText, type SearchFilter, type SearchFilters } from "@/lib/search/filters/filter";

const KINDS: [SearchFilter["kind"], string][] = [
  ["tag", "Tag"],
  ["category", "Category"],
  ["year", "Year"],
  ["code", "With"],
];

type Props = { found: SearchFilters; text: string; sort: Sort };

/** Links that narrow a search. Crawlers are told not to follow: each leads to ever more of them. */
export function FilterNav({ found, text, sort }: Props) {
  return (
    <nav className="filters" aria-label="Narrow the search">
      {KINDS.map(([kind, label]) => {
        const filters = found.filters.filter((filter) => filter.kind === kind);
        return filters.length === 0 ? null : (
          <p key={kind} className="kind">
            <b>{label}</b>
            <span>
              {filters.map((filter) => (
                <a
                  key={filter.value}
                  href={searchPath({ text: narrowText(text, filter), sort })}
                  rel="nofollow"
                >
                  {filter.name} <small>{formatCount(filter.count)}</small>
                </a>
              ))}
            </span>
          </p>
        );
      })}
      {!found.areAll && (
        <p>
          Counted among {formatCount(found.paperCount)} of the papers that fit, newest or best
          first.
        </p>
      )}
    </nav>
  );
}
