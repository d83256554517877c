import { FilterNav } from "@/components/search/FilterNav";
import { FollowSearch } from "@/components/search/FollowSearch";
import { SearchResults } from "@/components/search/SearchResults";
import { SortNav } from "@/components/search/SortNav";
import { formatCount, formatPapers } from "@/components/text/formatDay";
import { searchPath } from "@/lib/paths/compose";
import type { Sort } from "@/lib/search/cursor";
import type { SearchFilters } from "@/lib/search/filters/filter";
import type { SearchPage } from "@/lib/search/result";

type Props = {
  page: SearchPage;
  /** Only of the first page. */
  filters: SearchFilters | null;
  text: string;
  sort: Sort;
  /** The search as it was understood: what would be followed. */
  understood: string;
  isFirst: boolean;
  ignored: string[];
};

export function FoundPapers({ page, filters, text, sort, understood, isFirst, ignored }: Props) {
  // Mended words are what the papers fit: when it is followed, in another order, with a filter.
  const follow = <FollowSearch search={page.corrected || understood} />;
  const asked = page.corrected || text;
  return (
    <div className="results">
      {ignored.length > 0 && (
        <p className="range">
          Not understood and left out: <b>{ignored.join(" ")}</b>
        </p>
      )}
      {page.corrected && (
        <p className="range" role="status">
          Showing what fits <b>{page.corrected}</b>.{" "}
          <a href={searchPath({ text: `"${text}"`, sort })}>Search for exactly what you typed</a>
        </p>
      )}
      {page.meant && (
        <p className="range">
          Did you mean <a href={searchPath({ text: page.meant, sort })}>{page.meant}</a>?
        </p>
      )}
      {page.count === 0 ? (
        <div className="notice">
          <p>No paper fits all of that.</p>
          <p>
            Try fewer words, another spelling, or look through <a href="/tags">the tags</a>.
          </p>
          {follow}
        </div>
      ) : (
        <>
          <div className="toolbar">
            <SortNav text={asked} sort={sort} />
          </div>
          <p className="range" role="status">
            {page.isCountCapped
              ? `More than ${formatCount(page.count)} papers`
              : formatPapers(page.count)}
          </p>
          {isFirst && follow}
          {filters && filters.filters.length > 0 && (
            <FilterNav found={filters} text={asked} sort={sort} />
          )}
          <SearchResults results={page.results} />
        </>
      )}
      {page.nextCursor && (
        <p className="more">
          <a
            className="button quiet"
            href={searchPath({ text, sort, after: page.nextCursor })}
            rel="next"
            data-more
          >
            More papers
          </a>
        </p>
      )}
    </div>
  );
}
