import type { Discovery } from "./discover";
import { type Example, fitTag, type TagFit } from "./fit";
import { compilePhrases } from "./phrases";
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
export type TrainingPaper = {
  title: string;
  abstract: string;
  topics: readonly string[];
  /** The other tags that fit; undefined where nobody looked for them. */
  further?: readonly string[] | undefined;
  primary: string;
};

/** A tag after learning, its phrases and their weights in one order. */
export type LearntTag = { slug: string; phrases: string[]; fit: TagFit };

/** What seeds, discoveries and labelled papers teach of every tag. Deterministic. */
export function learnTags(
  seeds: Seeds,
  papers: readonly TrainingPaper[],
  discoveries: ReadonlyMap<string, readonly Discovery[]>,
): LearntTag[] {
  const priors = TAGS.map(({ slug }) => ({ slug, phrases: listPriors(slug, seeds) }));
  for (const { slug, phrases } of priors) {
    for (const found of discoveries.get(slug) ?? []) {
      if (!phrases.has(found.phrase)) phrases.set(found.phrase, DISCOVERY_WEIGHT * found.share);
    }
  }
  const vocabulary = [...new Set(priors.flatMap((tag) => [...tag.phrases.keys()]))];
  const read = readPapers(vocabulary, papers);
  return priors.map(({ slug, phrases }) => {
    const fit = learnTag(slug, phrases, read);
    return { slug, phrases: [...phrases.keys()], fit };
  });
}

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

export function readPapers(
  vocabulary: readonly string[],
  papers: readonly TrainingPaper[],
): ReadPaper[] {
  const trie = compilePhrases(vocabulary);
  return papers.map((paper) => ({
    paper,
    uses: new Map(measurePhrases(trie, paper).map((use) => [vocabulary[use.phrase] ?? "", use])),
  }));
}

/** A tag nobody labelled keeps its prior. */
function learnTag(slug: string, priors: Map<string, number>, read: readonly ReadPaper[]): TagFit {
  const isLabelled = read.some(({ paper }) => paper.topics.includes(slug));
  const prior = {
    bias: isLabelled ? PRIOR_BIAS : ALIAS_BIAS,
    weights: [...priors.values()],
  };
  const index = new Map([...priors.keys()].map((phrase, at) => [phrase, at]));
  const examples = read.flatMap(({ paper, uses }): Example[] => {
    const isPositive = isLabelled ? paper.topics.includes(slug) : isFurther(slug, paper);
    if (isPositive === undefined) return [];
    const known = [...uses].flatMap(([phrase, { value }]) => {
      const at = index.get(phrase);
      return at === undefined ? [] : [[at, value] as const];
    });
    return [{ uses: known, isPositive, weight: 1 }];
  });
  const weights = prior.weights.map(() => PULL.weight);
  return fitTag(examples, prior, { bias: PULL.bias, weights });
}

/** Whether the paper has a tag that was not looked for in all papers; undefined when unknown. */
function isFurther(slug: string, { topics, further }: TrainingPaper): boolean | undefined {
  if (further !== undefined) return further.includes(slug);
  const core = findTagBySlug(slug)?.core;
  // Without its wider tag a paper cannot have the finer one.
  return core !== undefined && !topics.includes(core) ? false : undefined;
}
