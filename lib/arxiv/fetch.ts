import { settings } from "@/lib/env";
import { SourceFault } from "@/lib/sources/fault";
import type { Answer } from "@/lib/sources/fetch";
import { askSource, type Manners } from "@/lib/sources/run";
import { ArxivRefusal, type AtomPage, parseAtom } from "./parseAtom";

export type ArxivQuery = {
  /** In arXiv's query language (user-manual.md 5.1). */
  search: string;
  start: number;
  limit: number;
};

/** One page of the API, newest submission first. Throws a SourceFault. */
export function fetchPapers(
  query: ArxivQuery,
  manners: Manners,
  signal?: AbortSignal,
): Promise<AtomPage> {
  const address = new URL(settings().ARXIV_API_URL);
  address.searchParams.set("search_query", query.search);
  address.searchParams.set("start", String(query.start));
  address.searchParams.set("max_results", String(query.limit));
  address.searchParams.set("sortBy", "submittedDate");
  address.searchParams.set("sortOrder", "descending");
  return askSource(address.href, manners, readPage, signal);
}

function readPage(answer: Answer): AtomPage {
  const page = readAtom(answer);
  // Seen since 2020 (arxiv.py issue 43): 200, a total in the thousands, and no entry.
  if (page.entryCount === 0 && page.startIndex < page.totalCount) {
    const place = `${page.startIndex} of ${page.totalCount}`;
    throw new SourceFault("broken", `An empty page inside the result, at ${place}.`);
  }
  return page;
}

function readAtom(answer: Answer): AtomPage {
  try {
    return parseAtom(answer.body);
  } catch (error) {
    if (error instanceof ArxivRefusal) throw new SourceFault("refused", error.message);
    if (answer.status === 400) throw new SourceFault("refused", "HTTP 400.");
    throw new SourceFault("broken", String(error instanceof Error ? error.message : error));
  }
}
