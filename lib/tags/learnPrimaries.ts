import { OTHER } from "./labels";
import type { LearntTag, ReadPaper } from "./learn";
import { measureProminence } from "./prominence";
import { findTagBySlug } from "./taxonomy";

const ROUNDS = 400;
const STEP = 0.05;
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

function improveOffsets(offsets: Map<string, number>, cases: readonly PrimaryCase[]): void {
  const slopes = new Map([...offsets].map(([slug, offset]) => [slug, PULL * offset]));
  for (const { primary, candidates } of cases) {
    const shares = candidates.map(({ slug, strength }) =>
      Math.exp(strength + (offsets.get(slug) ?? 0)),
    );
    const total = shares.reduce((sum, share) => sum + share, 0);
    candidates.forEach(({ slug }, at) => {
      const miss = (shares[at] ?? 0) / total - Number(slug === primary);
      slopes.set(slug, (slopes.get(slug) ?? 0) + miss);
    });
  }
  for (const [slug, offset] of offsets) {
    offsets.set(slug, offset - STEP * (slopes.get(slug) ?? 0));
  }
}
