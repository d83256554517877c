import { settings } from "@/lib/env";
import type { DuePaper, Finding } from "@/lib/signals/look";
import { parseAnswer } from "@/lib/sources/fault";
import type { Answer } from "@/lib/sources/fetch";
import { askSource, type Manners } from "@/lib/sources/run";
import { parsePoints } from "./parse";

/** A paper is submitted a few times at most; the search puts the most popular first. */
const HITS = 20;

/** The points of the stories on Hacker News that link a paper at arXiv. Throws a SourceFault. */
export async function fetchPoints(
  papers: DuePaper[],
  manners: Manners,
  signal?: AbortSignal,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { id: paperId, arxivId } of papers) {
    const value = arxivId === null ? null : await fetchOne(arxivId, manners, signal);
    // No story yet is a count of none: what comes later is gained since this look.
    const reading =
      arxivId === null ? null : { signal: "hn_points", source: "hn", value: value ?? 0 };
    findings.push({ paperId, reading, state: null });
  }
  return findings;
}

function fetchOne(arxivId: string, manners: Manners, signal?: AbortSignal): Promise<number | null> {
  const query = new URLSearchParams({
    query: arxivId,
    restrictSearchableAttributes: "url",
    typoTolerance: "false",
    tags: "story",
    hitsPerPage: String(HITS),
  });
  const address = `${settings().HN_API_URL.replace(/\/$/, "")}/search?${query}`;
  const read = ({ body }: Answer) =>
    parseAnswer(() => parsePoints(body, arxivId), "The answer is no search of stories.");
  return askSource(address, manners, read, signal);
}
