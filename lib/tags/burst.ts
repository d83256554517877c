/** How often one phrase was used: papers with it by week, beside all papers of that week. */
export type Usage = { phrase: string; counts: readonly number[] };

export type Burst = {
  phrase: string;
  /** Papers with it in the recent weeks. */
  recentCount: number;
  /** How many times its past share of all papers its recent share is. */
  growth: number;
  /** Log likelihood ratio of "it became more common" against "it did not" (Dunning 1993). */
  evidence: number;
};

/** Weeks taken together as now: one conference or one holiday must not make a topic. */
export const RECENT_WEEKS = 4;
/** A handful of papers by one group is not a topic yet. */
const PAPERS_MIN = 8;
const GROWTH_MIN = 3;
/** chi-squared of about p = 0.0001: thousands of phrases are looked at. */
const EVIDENCE_MIN = 15;

/**
 * Phrases whose share of all papers rose far above their past, the surest first. `totals` are all
 * papers by week, oldest first; the last RECENT_WEEKS are now. Pure.
 */
export function findBursts(usages: readonly Usage[], totals: readonly number[]): Burst[] {
  const now = split(totals);
  if (now.past === 0 || now.recent === 0) return [];
  const bursts = usages.map(({ phrase, counts }): Burst => {
    const used = split(counts);
    // Half a paper in the past, so that what was never seen before has a growth too.
    const pastShare = (used.past + 0.5) / (now.past + 1);
    return {
      phrase,
      recentCount: used.recent,
      growth: used.recent / now.recent / pastShare,
      evidence: likelihoodRatio(used, now),
    };
  });
  const risen = bursts.filter(
    (burst) =>
      burst.recentCount >= PAPERS_MIN &&
      burst.growth >= GROWTH_MIN &&
      burst.evidence >= EVIDENCE_MIN,
  );
  risen.sort((a, b) => b.evidence - a.evidence || (a.phrase < b.phrase ? -1 : 1));
  return dropFragments(risen);
}

type Span = { past: number; recent: number };

function split(counts: readonly number[]): Span {
  const sum = (part: readonly number[]) => part.reduce((total, count) => total + count, 0);
  return { past: sum(counts.slice(0, -RECENT_WEEKS)), recent: sum(counts.slice(-RECENT_WEEKS)) };
}

function likelihoodRatio(used: Span, all: Span): number {
  const rate = (used.past + used.recent) / (all.past + all.recent);
  const term = (count: number, papers: number) =>
    count === 0 ? 0 : count * Math.log(count / (papers * rate));
  return 2 * (term(used.past, all.past) + term(used.recent, all.recent));
}

/** "context protocol" rises with "model context protocol": the fuller phrase speaks for both. */
function dropFragments(bursts: readonly Burst[]): Burst[] {
  const contains = (whole: string, part: string) => ` ${whole} `.includes(` ${part} `);
  return bursts.filter(
    (burst) =>
      !bursts.some(
        (other) =>
          other !== burst &&
          (contains(other.phrase, burst.phrase)
            ? other.recentCount >= 0.7 * burst.recentCount
            : contains(burst.phrase, other.phrase) && other.recentCount > burst.recentCount / 0.7),
      ),
  );
}
