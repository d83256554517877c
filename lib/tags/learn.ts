import type { Discovery } from "./discover";
import { type Example, fitTag, type TagFit } from "./fit";
import { OTHER } from "./labels";
import type { TagModel } from "./model";
import { compilePhrases, type PhraseTrie } from "./phrases";
import { findTagBySlug, TAGS } from "./taxonomy";
import { measurePhrases } from "./uses";
import { foldWords } from "./words";

/** What we knew before learning: phrases by how much they say. Tags without seeds use aliases. */
export type Seeds = Record<string, Record<Strength, string[]>>;
type Strength = "sure" | "strong" | "weak" | "against";

/** Log odds a phrase is worth before learning, when the paper claims it once. */
const STRENGTHS: Record<Strength, number> = { weak: 0.4, strong: 1.5, sure: 4, against: -2 };
/** Before learning, for a phrase that only ever stands in papers of the tag. */
const DISCOVERY_WEIGHT = 1.5;
const ALIAS_WEIGHT = { oneWord: 2.2, longer: 3.6 };
/** So that one sure phrase in passing is not enough, and one in the title is. */
const PRIOR_BIAS = -5.5;
const ALIAS_BIAS = -4.6;
/** How many papers' worth of evidence holds a weight to its prior. */
const PULL = { bias: 0.5, weight: 1.5, primary: 2 };
/**
 * F1 is highest when a tag is given from half that F1 on (Lipton et al. 2014, arXiv:1402.1892): about
 * 0.42, so much less than even odds.
 */
const LENIENCE = 0.32;
/** Lighter phrases decide nothing and would only lengthen the file. */
const WEIGHT_MIN = 0.1;
const PRIMARY_ROUNDS = 400;
const PRIMARY_STEP = 0.05;

export type TrainingPaper = {
  title: string;
  abstract: string;
  topics: readonly string[];
  primary: string;
  weight: number;
};

/** The model that these papers and seeds make. The same input gives the same model. */
export function learnModel(
  seeds: Seeds,
  papers: readonly TrainingPaper[],
  discoveries: ReadonlyMap<string, readonly Discovery[]>,
  origin: { version: string; note: string },
): TagModel {
  const priors = TAGS.map(({ slug }) => ({ slug, phrases: listPriors(slug, seeds) }));
  for (const { slug, phrases } of priors) {
    for (const found of discoveries.get(slug) ?? []) {
      if (!phrases.has(found.phrase)) phrases.set(found.phrase, DISCOVERY_WEIGHT * found.share);
    }
  }
  const vocabulary = [...new Set(priors.flatMap((tag) => [...tag.phrases.keys()]))];
  const read = readPapers(compilePhrases(vocabulary), vocabulary, papers);
  const tags = priors.map(({ slug, phrases }) => {
    const fit = learnTag(slug, phrases, read);
    return { slug, phrases: [...phrases.keys()], fit };
  });
  const offsets = learnPrimaries(tags, read);
  return {
    ...origin,
    tags: Object.fromEntries(
      tags.map(({ slug, phrases, fit }) => [
        slug,
        {
          bias: round(Math.min(fit.bias + LENIENCE, -0.01)),
          primary: round(offsets.get(slug) ?? 0),
          phrases: Object.fromEntries(
            phrases
              .map((phrase, at) => [phrase, round(fit.weights[at] ?? 0)] as const)
              .filter(([, weight]) => Math.abs(weight) >= WEIGHT_MIN)
              .sort(([a], [b]) => (a < b ? -1 : 1)),
          ),
        },
      ]),
    ),
  };
}

const round = (value: number) => Math.round(value * 100) / 100;

function listPriors(slug: string, seeds: Seeds): Map<string, number> {
  const priors = new Map<string, number>();
  const known = seeds[slug];
  if (known === undefined) {
    for (const alias of findTagBySlug(slug)?.aliases ?? []) {
      const words = foldWords(alias);
      priors.set(words.join(" "), words.length > 1 ? ALIAS_WEIGHT.longer : ALIAS_WEIGHT.oneWord);
    }
    return priors;
  }
  for (const strength of ["weak", "strong", "sure", "against"] as const) {
    for (const phrase of known[strength]) priors.set(foldPhrase(phrase), STRENGTHS[strength]);
  }
  return priors;
}

export const foldPhrase = (phrase: string) =>
  phrase.startsWith("*") ? phrase : foldWords(phrase).join(" ");

type ReadPaper = { paper: TrainingPaper; values: Map<string, number> };

function readPapers(
  trie: PhraseTrie,
  vocabulary: readonly string[],
  papers: readonly TrainingPaper[],
): ReadPaper[] {
  return papers.map((paper) => ({
    paper,
    values: new Map(
      measurePhrases(trie, paper).map((use) => [vocabulary[use.phrase] ?? "", use.value]),
    ),
  }));
}

/** A tag nobody labelled keeps its prior; a finer one is told only where its wider tag is absent. */
function learnTag(slug: string, priors: Map<string, number>, read: readonly ReadPaper[]): TagFit {
  const isLabelled = read.some(({ paper }) => paper.topics.includes(slug));
  const core = findTagBySlug(slug)?.core;
  const prior = {
    bias: isLabelled ? PRIOR_BIAS : ALIAS_BIAS,
    weights: [...priors.values()],
  };
  if (!isLabelled && core === undefined) return prior;
  const index = new Map([...priors.keys()].map((phrase, at) => [phrase, at]));
  const examples = read.flatMap(({ paper, values }): Example[] => {
    if (!isLabelled && core !== undefined && paper.topics.includes(core)) return [];
    const uses = [...values].flatMap(([phrase, value]) => {
      const at = index.get(phrase);
      return at === undefined ? [] : [[at, value] as const];
    });
    return [{ uses, isPositive: paper.topics.includes(slug), weight: paper.weight }];
  });
  const weights = prior.weights.map(() => PULL.weight);
  return fitTag(examples, prior, { bias: PULL.bias, weights });
}

type LearntTag = { slug: string; phrases: string[]; fit: TagFit };

/**
 * Offsets that make the labelled primary the first among the tags given: a softmax over log odds,
 * held to zero. Only papers whose primary tag was found can teach.
 */
function learnPrimaries(
  tags: readonly LearntTag[],
  read: readonly ReadPaper[],
): Map<string, number> {
  const labelled = new Set(read.flatMap(({ paper }) => paper.topics));
  const judged = tags.filter((tag) => labelled.has(tag.slug));
  const cases = read
    .filter(({ paper }) => paper.primary !== OTHER)
    .map(({ paper, values }) => ({
      primary: paper.primary,
      candidates: judged.flatMap((tag) => {
        const odds = tag.phrases.reduce(
          (sum, phrase, at) => sum + (values.get(phrase) ?? 0) * (tag.fit.weights[at] ?? 0),
          tag.fit.bias,
        );
        return odds > 0 ? [{ slug: tag.slug, strength: Math.log1p(odds) }] : [];
      }),
    }))
    .filter(({ primary, candidates }) => candidates.some(({ slug }) => slug === primary));
  const offsets = new Map(judged.map(({ slug }) => [slug, 0]));
  for (let turn = 0; turn < PRIMARY_ROUNDS; turn++) improveOffsets(offsets, cases);
  for (const { slug } of tags) {
    const core = findTagBySlug(slug)?.core;
    if (core !== undefined) offsets.set(slug, (offsets.get(core) ?? 0) + FINER_BONUS);
  }
  return offsets;
}

/** A finer tag says more than its wider one when both fit about equally. */
const FINER_BONUS = 0.3;

type PrimaryCase = { primary: string; candidates: { slug: string; strength: number }[] };

function improveOffsets(offsets: Map<string, number>, cases: readonly PrimaryCase[]): void {
  const slopes = new Map([...offsets].map(([slug, offset]) => [slug, PULL.primary * offset]));
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
    offsets.set(slug, offset - PRIMARY_STEP * (slopes.get(slug) ?? 0));
  }
}
