import { OTHER } from "./labels";
import type { LearntTag, ReadPaper } from "./learn";
import { measureProminence } from "./prominence";
import { findTagBySlug } from "./taxonomy";

const ROUNDS = 40;
/** No offset moves further in one step, as the curvature is only known where it stands. */
const STEP_MAX = 0.5;
/** How many papers' worth of evidence holds an offset to zero. */
const PULL = 3;
/** A finer tag says more than its wider one when both fit about equally. */
const FINER_BONUS = 0.3;

/**
 * Offsets that make the labelled primary the first among the tags given: a softmax over log odds,
 * held to zero. Only papers whose primary tag was found can teach.
 */
export function learnPrimaries(
  tags: readonly LearntTag[],
  read: readonly ReadPaper[],
): Map<string, number> {
  const labelled = new Set(read.flatMap(({ paper }) => paper.topics));
  const judged = tags.filter((tag) => labelled.has(tag.slug));
  const cases = read
    .filter(({ paper }) => paper.primary !== OTHER)
    .map(({ paper, uses }) => ({
      primary: paper.primary,
      candidates: judged.flatMap((tag) => rateCandidate(tag, uses)),
    }))
    .filter(({ primary, candidates }) => candidates.some(({ slug }) => slug === primary));
  const offsets = new Map(judged.map(({ slug }) => [slug, 0]));
  for (let turn = 0; turn < ROUNDS; turn++) improveOffsets(offsets, cases);
  for (const { slug } of tags) {
    const core = findTagBySlug(slug)?.core;
    if (core !== undefined) offsets.set(slug, (offsets.get(core) ?? 0) + FINER_BONUS);
  }
  return offsets;
}

function rateCandidate({ slug, phrases, fit }: LearntTag, uses: ReadPaper["uses"]) {
  const clues = phrases.flatMap((phrase, at) => {
    const use = uses.get(phrase);
    return use === undefined ? [] : [{ use, weight: fit.weights[at] ?? 0 }];
  });
  const odds = clues.reduce((sum, { use, weight }) => sum + use.value * weight, fit.bias);
  return odds > 0 ? [{ slug, strength: measureProminence(odds, clues) }] : [];
}

type PrimaryCase = { primary: string; candidates: { slug: string; strength: number }[] };

/** One Newton step for each offset in turn. */
function improveOffsets(offsets: Map<string, number>, cases: readonly PrimaryCase[]): void {
  for (const [slug, offset] of offsets) {
    let slope = PULL * offset;
    let curve = PULL;
    for (const { primary, candidates } of cases) {
      if (!candidates.some((candidate) => candidate.slug === slug)) continue;
      const share = shareOf(slug, candidates, offsets);
      slope += share - Number(slug === primary);
      curve += share * (1 - share);
    }
    offsets.set(slug, offset - Math.max(-STEP_MAX, Math.min(STEP_MAX, slope / curve)));
  }
}

/** How likely the softmax takes this candidate for the primary. */
function shareOf(
  slug: string,
  candidates: PrimaryCase["candidates"],
  offsets: ReadonlyMap<string, number>,
): number {
  const weigh = (candidate: { slug: string; strength: number }) =>
    Math.exp(candidate.strength + (offsets.get(candidate.slug) ?? 0));
  const total = candidates.reduce((sum, candidate) => sum + weigh(candidate), 0);
  const own = candidates.filter((candidate) => candidate.slug === slug);
  return own.reduce((sum, candidate) => sum + weigh(candidate), 0) / total;
}
