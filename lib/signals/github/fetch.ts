import { settings } from "@/lib/env";
import type { DuePaper, Finding } from "@/lib/signals/look";
import { parseAnswer } from "@/lib/sources/fault";
import type { Answer } from "@/lib/sources/fetch";
import { askSource, type Manners } from "@/lib/sources/run";
import { parseRepository, parseRepositoryName, parseState, type Repository } from "./parse";

/** Unchanged; not there; taken down (451): answers about a repository, not faults of the source. */
const ACCEPTS = [304, 404, 451];

/**
 * The stars of the repository a paper links. An unchanged one is told by its ETag and costs nothing of
 * the quota. A renamed one answers by redirect and is asked by its new name from then on; its readings go
 * by its number, so that a name taken over by another repository begins a series of its own instead of
 * counting that one's stars as gained. Throws a SourceFault.
 */
export async function fetchStars(
  papers: DuePaper[],
  manners: Manners,
  signal?: AbortSignal,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { id: paperId, repository: link, state } of papers) {
    const name = link === null ? null : parseRepositoryName(link);
    const found = link && name ? await fetchRepository(link, name, state, manners, signal) : null;
    findings.push({ paperId, reading: found && toReading(found), state: found });
  }
  return findings;
}

async function fetchRepository(
  link: string,
  name: string,
  state: unknown,
  manners: Manners,
  signal?: AbortSignal,
): Promise<Repository | null> {
  const { GITHUB_API_URL, GITHUB_TOKEN } = settings();
  const known = parseState(state, link);
  const headers = {
    accept: "application/vnd.github+json",
    "x-github-api-version": "2022-11-28",
    ...(known?.etag ? { "if-none-match": known.etag } : {}),
    ...(GITHUB_TOKEN ? { authorization: `Bearer ${GITHUB_TOKEN}` } : {}),
  };
  return askSource(
    `${GITHUB_API_URL.replace(/\/$/, "")}/repos/${known?.name ?? name}`,
    { ...manners, terms: { headers, accepts: ACCEPTS } },
    (answer) => readRepository(answer, link, known),
    signal,
  );
}

function readRepository(
  { status, body, headers }: Answer,
  link: string,
  known: Repository | null,
): Repository | null {
  if (status === 304) return known;
  if (status !== 200) return null;
  return parseAnswer(
    () => parseRepository(body, link, headers.get("etag")),
    "The answer is no repository of GitHub's.",
  );
}

const toReading = ({ id, stars }: Repository) => ({
  signal: "github_stars",
  source: `github:${id}`,
  value: stars,
});
