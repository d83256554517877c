import type { GramCounts } from "./discover";
import { type Example, fitTag } from "./fit";
import type { LearntTag } from "./learn";
import { compilePhrases } from "./phrases";
import { measurePhrases, type PhraseUse } from "./uses";

/** Phrases a tag may take up, the most telling ones; ever more of them add nothing. */
const CANDIDATES_MAX = 150;
/** Log likelihood ratio (Dunning 1993) over tens of thousands of papers: far beyond chance. */
const TELLING_MIN = 20;
/** How many papers' worth of evidence holds a weight where it was, and a new one at nothing. */
const PULL = { bias: 0.5, known: 6, taken: 6 };
/** A label given by reading counts as several given by the teacher. */
const READ_WEIGHT = 4;
/** The teacher's odds say too seldom yes: by this much in cross-validation. */
const TEACHER_SHIFT = 1.5;
const TEACHER_SHARE = 0.7;
/** Where the teacher is less sure than this either way, it teaches nothing. */
const SURE_MIN = 0.3;

/** Odds of phrases and of meaning together. */
export function joinOdds(phrases: Float32Array, meaning: Float32Array): Float32Array {
  return phrases.map((odds, at) => odds + TEACHER_SHARE * (meaning[at] ?? 0) + TEACHER_SHIFT);
}

/** Phrases that stand in the tag's papers far oftener or seldomer than by chance. */
export function chooseCandidates(
  slug: string,
  { totals, byTag, paperCount }: GramCounts,
  tagCount: number,
  known: ReadonlySet<string>,
): string[] {
  const counts = byTag.get(slug) ?? new Map<string, number>();
  const rated = [...counts].map(([phrase, both]) => {
    const total = totals.get(phrase) ?? both;
    return { phrase, worth: rateTelling(both, total, tagCount, paperCount) };
  });
  return rated
    .filter(({ phrase, worth }) => worth >= TELLING_MIN && !known.has(phrase))
    .sort((a, b) => b.worth - a.worth || (a.phrase < b.phrase ? -1 : 1))
    .slice(0, CANDIDATES_MAX)
    .map(({ phrase }) => phrase);
}

function rateTelling(both: number, phrase: number, tag: number, all: number): number {
  const term = (seen: number, row: number, column: number) =>
    seen <= 0 ? 0 : seen * Math.log((seen * all) / (row * column));
  return (
    2 *
    (term(both, phrase, tag) +
      term(phrase - both, phrase, all - tag) +
      term(tag - both, all - phrase, tag) +
      term(all - phrase - tag + both, all - phrase, all - tag))
  );
}

/** The tag with more phrases, fitted to what was read and to what the teacher says of the rest. */
export function studyTag(
  tag: LearntTag,
  taken: readonly string[],
  read: readonly { uses: readonly PhraseUse[]; isPositive: boolean }[],
  heard: readonly { uses: readonly PhraseUse[]; odds: number }[],
  indexOf: ReadonlyMap<string, number>,
): LearntTag {
  const phrases = [...tag.phrases, ...taken];
  const places = new Map(phrases.map((phrase, at) => [indexOf.get(phrase) ?? -1, at]));
  const pick = (uses: readonly PhraseUse[]) =>
    uses.flatMap(({ phrase, value }) => {
      const at = places.get(phrase);
      return at === undefined ? [] : [[at, value] as const];
    });
  const examples: Example[] = [
    ...read.map(({ uses, isPositive }) => ({ uses: pick(uses), isPositive, weight: READ_WEIGHT })),
    ...heard.flatMap(({ uses, odds }) => {
      const sure = 2 / (1 + Math.exp(-Math.abs(odds))) - 1;
      if (sure < SURE_MIN) return [];
      return [{ uses: pick(uses), isPositive: odds > 0, weight: sure }];
    }),
  ];
  const prior = { bias: tag.fit.bias, weights: phrases.map((_, at) => tag.fit.weights[at] ?? 0) };
  const weights = phrases.map((_, at) => (at < tag.phrases.length ? PULL.known : PULL.taken));
  return { slug: tag.slug, phrases, fit: fitTag(examples, prior, { bias: PULL.bias, weights }) };
}

export const readUses = (
  vocabulary: readonly string[],
  papers: readonly { title: string; abstract: string }[],
) => {
  const trie = compilePhrases(vocabulary);
  return papers.map((paper) => measurePhrases(trie, paper));
};
