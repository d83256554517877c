import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { FoundPapers } from "@/components/search/FoundPapers";
import { MissingPaper } from "@/components/search/MissingPaper";
import { SearchForm } from "@/components/search/SearchForm";
import { SearchHelp } from "@/components/search/SearchHelp";
import { paperPath } from "@/lib/paths/compose";
import { decodeSearchCursor, isSort } from "@/lib/search/cursor";
import { countFilters } from "@/lib/search/filters/store";
import { isAsking, parseSearch } from "@/lib/search/query";
import { findPapers } from "@/lib/search/run";
import { findPublicId } from "@/lib/search/store";

/** Two screens; more make a slow page of what nobody reads. */
const RESULTS_PER_PAGE = 20;

type Parameters = Record<string, string | string[] | undefined>;
type Props = { searchParams: Promise<Parameters> };

const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const text = first((await searchParams).q)?.slice(0, 80);
  return { title: text ? `${text}: search` : "Search", robots: { index: false } };
}

export default async function SearchPage({ searchParams }: Props) {
  const given = await searchParams;
  const text = first(given.q) ?? "";
  return (
    <>
      <h1>Search</h1>
      <SearchForm place="page" text={text} />
      {await readResults(text, given)}
    </>
  );
}

async function readResults(text: string, given: Parameters) {
  const input = parseSearch(text);
  if (input.kind === "empty") return <SearchHelp />;
  if (input.kind === "paper") {
    const publicId = await findPublicId(input.arxivId, input.doi);
    if (publicId) redirect(paperPath(publicId));
    return <MissingPaper arxivId={input.arxivId} doi={input.doi} />;
  }
  if (!isAsking(input.query)) return <SearchHelp ignored={input.ignored} />;
  const sort = first(given.sort);
  const search = {
    query: input.query,
    sort: isSort(sort) ? sort : "relevance",
    after: decodeSearchCursor(first(given.after)),
    limit: RESULTS_PER_PAGE,
  } as const;
  const [page, filters] = await Promise.all([
    findPapers(search),
    search.after ? null : countFilters(search.query),
  ]);
  return <FoundPapers {...{ page, filters, text, sort: search.sort }} ignored={input.ignored} />;
}
