import type { ListedPaper } from "@/lib/ranking/train/examples";
import { FORMULAS, type Voted } from "./formulas";
import { measureNdcg } from "./order";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;
const DEPTH = 20;
/** Fewer papers than a feed has places: every order would be a good one. */
const PAPERS_MIN = 25;

/** A paper as it stood at a noon, and the upvotes it gained in the seven days after. */
export type Standing = { paper: ListedPaper; upvotes: number; gain: number };
export type Noon = { at: number; standings: Standing[] };

/**
 * Every noon (UTC) of the days given, with the papers of the week before that were read by then and
 * again within the week after: of others nobody knows what they gained.
 */
export function listNoons(papers: ListedPaper[], days: string[]): Noon[] {
  return days
    .map((day) => new Date(`${day}T12:00:00Z`).getTime())
    .map((at) => ({ at, standings: papers.flatMap((paper) => findStanding(paper, at) ?? []) }))
    .filter(({ standings }) => standings.length >= PAPERS_MIN);
}

function findStanding(paper: ListedPaper, noon: number): Standing | null {
  const first = paper.readings[0];
  if (!first || first.at > noon || first.at < noon - WEEK_MS) return null;
  const now = paper.readings.findLast(({ at }) => at <= noon) ?? first;
  const later = paper.readings.findLast(({ at }) => at > noon && at <= noon + WEEK_MS);
  if (!later) return null;
  const gain = Math.max(0, later.upvotes - now.upvotes);
  return { paper, upvotes: now.upvotes, gain };
}

/** How near an order comes to the best one possible at this noon. */
export const measureNoon = ({ standings }: Noon, scores: number[]): number =>
  measureNdcg(
    scores,
    standings.map(({ gain }) => gain),
    DEPTH,
  );

/** The published formulas at this noon, by name, over the same papers and votes. */
export function measureFormulas(noon: Noon): Record<string, number> {
  return Object.fromEntries(
    FORMULAS.map(({ name, score }) => [
      name,
      measureNoon(
        noon,
        noon.standings.map((standing) => score(describe(standing, noon.at))),
      ),
    ]),
  );
}

const describe = ({ paper, upvotes }: Standing, now: number): Voted => ({
  upvotes,
  comments: paper.comments,
  bornAt: paper.bornAt,
  now,
});
