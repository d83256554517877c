import { parseDumpLine } from "@/lib/hf/parseDaily";
import { READINGS_HEADER } from "@/lib/hf/parseReadings";
import { parseArxivId } from "@/lib/papers/arxivId";
import { findLinks } from "@/lib/papers/links";
import type { ListedPaper, VoteReading } from "@/lib/ranking/train/examples";
import { matchTags } from "@/lib/tags/match";
import { parseInstant } from "@/lib/text/instant";

/** A paper of which no submission is known was on average this long before voters at the first reading. */
const USUAL_AGE_MS = 6 * 3_600_000;

/**
 * Lines of daily lists and of a table of readings to papers with all their readings, in the order of
 * the lists. A paper on several lists counts for the first. Lines that are no paper are left out.
 */
export function parseLists(lists: string[], table: string[]): ListedPaper[] {
  const readings = parseTable(table);
  const papers = new Map<string, ListedPaper>();
  for (const line of lists) {
    const paper = parseListed(line, readings);
    if (paper && !papers.has(paper.arxivId)) papers.set(paper.arxivId, paper);
  }
  return [...papers.values()];
}

function parseListed(line: string, readings: Map<string, VoteReading[]>): ListedPaper | null {
  const parsed = parseDumpLine(line);
  if (!("paper" in parsed) || !parsed.observedAt || !parsed.paper.arxivId) return null;
  const { paper, signals, observedAt } = parsed;
  const findValue = (name: string) => signals.find(({ signal }) => signal === name)?.value ?? null;
  const upvotes = findValue("upvotes");
  if (upvotes === null || !paper.arxivId) return null;
  const first = { at: observedAt.getTime(), upvotes, source: "daily" };
  const later = (readings.get(paper.arxivId) ?? []).filter(({ at }) => at > first.at);
  return {
    day: JSON.parse(line).list_date,
    arxivId: paper.arxivId,
    title: paper.title,
    abstract: paper.abstract,
    links: [...(paper.links ?? []), ...findLinks(paper.abstract)],
    authorCount: paper.authors.length,
    primaryTag: matchTags(paper).find(({ isPrimary }) => isPrimary)?.slug ?? null,
    comments: findValue("comments") ?? 0,
    bornAt: parsed.votedFrom?.getTime() ?? first.at - USUAL_AGE_MS,
    readings: [first, ...later.sort((a, b) => a.at - b.at)],
  };
}

/** Columns: arXiv id, instant, upvotes, …; the last is who read. */
function parseTable(lines: string[]): Map<string, VoteReading[]> {
  const readings = new Map<string, VoteReading[]>();
  for (const line of lines) {
    if (line.startsWith(READINGS_HEADER)) continue;
    const [id = "", instant, upvotes = "", ...rest] = line.split(",");
    const arxivId = parseArxivId(id)?.id;
    const at = parseInstant(instant)?.getTime();
    if (!arxivId || at === undefined || !/^\d+(\.0+)?$/.test(upvotes)) continue;
    const reading = { at, upvotes: Number(upvotes), source: rest.at(-1)?.trim() ?? "" };
    readings.set(arxivId, [...(readings.get(arxivId) ?? []), reading]);
  }
  return readings;
}
