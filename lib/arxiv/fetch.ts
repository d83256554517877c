import { settings } from "@/lib/env";
import { SourceFault } from "@/lib/sources/fault";
import type { Answer } from "@/lib/sources/fetch";
import { askSource, type Manners } from "@/lib/sources/run";
import { type Announcement, parseAnnouncement } from "./parseAnnouncement";
import { ArxivRefusal, type AtomPage, parseAtom } from "./parseAtom";
import { OaiError, type OaiPage, parseOai } from "./parseOai";

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

/** The newest versions of these papers, at most 200 at a time. Throws a SourceFault. */
export function fetchPapersById(
  ids: string[],
  manners: Manners,
  signal?: AbortSignal,
): Promise<AtomPage> {
  const address = new URL(settings().ARXIV_API_URL);
  address.searchParams.set("id_list", ids.join(","));
  address.searchParams.set("max_results", String(ids.length));
  return askSource(address.href, manners, readAtom, signal);
}

/** Today's announcement feed of a category. Throws a SourceFault. */
export function fetchAnnouncement(
  category: string,
  manners: Manners,
  signal?: AbortSignal,
): Promise<Announcement> {
  const address = `${settings().ARXIV_RSS_URL.replace(/\/$/, "")}/atom/${category}`;
  return askSource(address, manners, (answer) => readOrBreak(answer, parseAnnouncement), signal);
}

export type OaiRequest = { token: string } | { set: string; from: string };

/** One page of records with their version history. Throws a SourceFault, or OaiError. */
export function fetchRecords(
  request: OaiRequest,
  manners: Manners,
  signal?: AbortSignal,
): Promise<OaiPage> {
  const address = new URL(settings().ARXIV_OAI_URL);
  address.searchParams.set("verb", "ListRecords");
  if ("token" in request) {
    address.searchParams.set("resumptionToken", request.token);
  } else {
    address.searchParams.set("metadataPrefix", "arXivRaw");
    address.searchParams.set("set", request.set);
    address.searchParams.set("from", request.from);
  }
  return askSource(address.href, manners, (answer) => readOrBreak(answer, parseOai), signal);
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

const readAtom = (answer: Answer) => readOrBreak(answer, parseAtom);

/** A parser's complaint becomes a fault of the source; its own words of refusal stay. */
function readOrBreak<T>(answer: Answer, parse: (text: string) => T): T {
  try {
    return parse(answer.body);
  } catch (error) {
    if (error instanceof OaiError) throw error;
    if (error instanceof ArxivRefusal) throw new SourceFault("refused", error.message);
    if (answer.status === 400) throw new SourceFault("refused", "HTTP 400.");
    throw new SourceFault("broken", String(error instanceof Error ? error.message : error));
  }
}
