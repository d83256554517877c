import { settings } from "@/lib/env";
import type { DuePaper, Finding } from "@/lib/signals/look";
import { parseAnswer } from "@/lib/sources/fault";
import type { Answer } from "@/lib/sources/fetch";
import { askSource, type Manners } from "@/lib/sources/run";
import { listDois, parseCitations } from "./parse";

/** Works an answer may hold: two a paper of a batch. */
const PAGE = 50;

/**
 * Citations of up to 25 papers by one request, as preprint or as published; where OpenAlex has a work for
 * either, the larger count, since one citation may stand in both. Throws a SourceFault.
 */
export async function fetchCitations(
  papers: DuePaper[],
  manners: Manners,
  signal?: AbortSignal,
): Promise<Finding[]> {
  const dois = papers.flatMap(({ arxivId, doi }) => listDois(arxivId, doi));
  const counts =
    dois.length > 0 ? await fetchCounts(dois, manners, signal) : new Map<string, number>();
  return papers.map(({ id: paperId, arxivId, doi }) => {
    const known = listDois(arxivId, doi).flatMap((one) => counts.get(one) ?? []);
    const reading =
      known.length === 0
        ? null
        : { signal: "citations", source: "openalex", value: Math.max(...known) };
    return { paperId, reading, state: null };
  });
}

function fetchCounts(
  dois: string[],
  manners: Manners,
  signal?: AbortSignal,
): Promise<Map<string, number>> {
  const query = new URLSearchParams({
    filter: `doi:${dois.join("|")}`,
    select: "id,doi,cited_by_count",
    "per-page": String(PAGE),
  });
  const address = `${settings().OPENALEX_API_URL.replace(/\/$/, "")}/works?${query}`;
  const read = ({ body }: Answer) =>
    parseAnswer(() => parseCitations(body), "The answer is no list of works.");
  return askSource(address, manners, read, signal);
}
