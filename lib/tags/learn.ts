import type { Discovery } from "./discover";
import { type Example, fitTag, type TagFit } from "./fit";
import { learnPrimaries } from "./learnPrimaries";
import type { TagModel } from "./model";
import { compilePhrases, type PhraseTrie } from "./phrases";
import { findTagBySlug, TAGS } from "./taxonomy";
import { measurePhrases, type PhraseUse } from "./uses";
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
const PULL = { bias: 0.5, weight: 1.5 };
/**
 * Added to every bias. F1 is highest when a tag is given below even odds, from half that F1 on (Lipton
 * et al. 2014, arXiv:1402.1892); in cross-validation a little more costs nothing and helps recall.
 */
const LENIENCE = 0.6;
/** Lighter phrases decide nothing and would only lengthen the file. */
const WEIGHT_MIN = 0.1;

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

/** A paper and its phrases. */
export type ReadPaper = { paper: TrainingPaper; uses: Map<string, PhraseUse> };

function readPapers(
  trie: PhraseTrie,
  vocabulary: readonly string[],
  papers: readonly TrainingPaper[],
): ReadPaper[] {
  return papers.map((paper) => ({
    paper,
    uses: new Map(measurePhrases(trie, paper).map((use) => [vocabulary[use.phrase] ?? "", use])),
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
  const examples = read.flatMap(({ paper, uses }): Example[] => {
    if (!isLabelled && core !== undefined && paper.topics.includes(core)) return [];
    const known = [...uses].flatMap(([phrase, { value }]) => {
      const at = index.get(phrase);
      return at === undefined ? [] : [[at, value] as const];
    });
    return [{ uses: known, isPositive: paper.topics.includes(slug), weight: paper.weight }];
  });
  const weights = prior.weights.map(() => PULL.weight);
  return fitTag(examples, prior, { bias: PULL.bias, weights });
}
