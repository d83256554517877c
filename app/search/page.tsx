import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { searchMetadata } from "@/app/pageMetadata";
import { FoundPapers } from "@/components/search/FoundPapers";
import { MissingPaper } from "@/components/search/MissingPaper";
import { SearchForm } from "@/components/search/SearchForm";
import { SearchHelp } from "@/components/search/SearchHelp";
import { fromParameters, type SearchParameters } from "@/lib/forms/query";
import { paperPath } from "@/lib/paths/compose";
import { decodeSearchCursor, SORTS } from "@/lib/search/cursor";
import { isAsking, parseSearch } from "@/lib/search/query";
import { findFirstOrNext } from "@/lib/search/run";
import { formatSearch } from "@/lib/search/saved/saved";
import { findPublicId } from "@/lib/search/store";
import type { Fields } from "@/lib/subscriptions/form";

/** Two screens; more make a slow page of what nobody reads. */
const RESULTS_PER_PAGE = 20;

type Props = { searchParams: Promise<SearchParameters> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return searchMetadata(fromParameters(await searchParams).q?.[0] ?? "");
}

export default async function SearchPage({ searchParams }: Props) {
  const fields = fromParameters(await searchParams);
  const text = fields.q?.[0] ?? "";
  return (
    <>
      <h1>Search</h1>
      <SearchForm place="page" text={text} />
      {await readResults(text, fields)}
    </>
  );
}

async function readResults(text: string, { sort, after }: Fields) {
  const input = parseSearch(text);
  if (input.kind === "empty") return <SearchHelp />;
  if (input.kind === "paper") {
    const publicId = await findPublicId(input.arxivId, input.doi);
    if (publicId) redirect(paperPath(publicId));
    return <MissingPaper arxivId={input.arxivId} doi={input.doi} />;
  }
  if (!isAsking(input.query)) return <SearchHelp ignored={input.ignored} />;
  const search = {
    query: input.query,
    sort: SORTS.find((one) => one === sort?.[0]) ?? "relevance",
    after: decodeSearchCursor(after?.[0]),
    limit: RESULTS_PER_PAGE,
  } as const;
  const { query, ignored } = input;
  const found = await findFirstOrNext(search);
  const shown = { ...found, text, ignored, understood: formatSearch(query) };
  return <FoundPapers {...shown} sort={search.sort} isFirst={!search.after} />;
}
