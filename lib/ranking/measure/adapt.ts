import type { ScoreInput } from "@/lib/ranking/score";
import type { ListedPaper } from "@/lib/ranking/train/examples";

/**
 * A paper of a list as the product would have stored it by `until`: announced by its list, voting
 * begun when it was submitted there, and no reading of the future.
 */
export function adaptListed(paper: ListedPaper, until: number): ScoreInput {
  const seen = paper.readings.filter(({ at }) => at <= until);
  const votes = [{ at: Math.min(paper.bornAt, until), upvotes: 0 }, ...seen];
  return {
    title: paper.title,
    abstract: paper.abstract,
    links: paper.links,
    authorCount: paper.authorCount,
    announcedOn: new Date(`${paper.day}T00:00:00Z`),
    submittedAt: null,
    primaryTag: paper.primaryTag,
    readings: votes.map(({ at, upvotes }) => ({
      signal: "upvotes",
      source: "hf",
      observedAt: new Date(at),
      value: upvotes,
    })),
  };
}
