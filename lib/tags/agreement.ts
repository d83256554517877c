import { type LabelledPaper, OTHER } from "./labels";
import type { TagMatch } from "./match";
import { findTagBySlug } from "./taxonomy";

/** What the tagger says of one paper, in the words of its labels. */
export type Prediction = { title: string; tags: string[]; primary: string };

export type TagAgreement = {
  slug: string;
  labelCount: number;
  precision: number;
  recall: number;
  f1: number;
};

export type Agreement = {
  microF1: number;
  macroF1: number;
  primaryAccuracy: number;
  microPrecision: number;
  microRecall: number;
  paperCount: number;
  tags: TagAgreement[];
};

/** The slugs that count: a tag nobody labelled can be neither right nor wrong. */
export function listCounted(labels: readonly LabelledPaper[]): Set<string> {
  const slugs = labels.flatMap((paper) => [...paper.topics, paper.primary]);
  return new Set(slugs.filter((slug) => slug !== OTHER).sort());
}

/**
 * Finer tags bring their core tags with them; the primary is the tagger's own where it counts, else
 * its core tag, else the surest one that counts.
 */
export function adaptPrediction(
  title: string,
  matches: readonly TagMatch[],
  counted: ReadonlySet<string>,
): Prediction {
  const slugs = matches.flatMap(({ slug }) => withCore(slug));
  const first = matches.find((match) => match.isPrimary)?.slug;
  const candidates = [...(first ? withCore(first) : []), ...slugs];
  return {
    title,
    tags: [...new Set(slugs)].sort(),
    primary: candidates.find((slug) => counted.has(slug)) ?? OTHER,
  };
}

const withCore = (slug: string) => {
  const core = findTagBySlug(slug)?.core;
  return core === undefined ? [slug] : [slug, core];
};

/** Labels and predictions of the same papers in the same order. */
export function measureAgreement(
  labels: readonly LabelledPaper[],
  predictions: readonly Prediction[],
): Agreement {
  const counted = [...listCounted(labels)];
  const counts = counted.map((slug) => countHits(slug, labels, predictions));
  const tags = counts.map(rateTag);
  const total = rateTag(counts.reduce(addCounts, { slug: "all", hit: 0, labelled: 0, given: 0 }));
  const rightPrimaries = labels.filter((paper, at) => paper.primary === predictions[at]?.primary);
  return {
    microF1: total.f1,
    macroF1: ratio(
      tags.reduce((sum, tag) => sum + tag.f1, 0),
      tags.length,
    ),
    primaryAccuracy: ratio(rightPrimaries.length, labels.length),
    microPrecision: total.precision,
    microRecall: total.recall,
    paperCount: labels.length,
    tags,
  };
}

type HitCounts = { slug: string; hit: number; labelled: number; given: number };

function countHits(
  slug: string,
  labels: readonly LabelledPaper[],
  predictions: readonly Prediction[],
): HitCounts {
  const counts = { slug, hit: 0, labelled: 0, given: 0 };
  labels.forEach((paper, at) => {
    const isLabelled = paper.topics.includes(slug);
    const isGiven = predictions[at]?.tags.includes(slug) ?? false;
    counts.labelled += Number(isLabelled);
    counts.given += Number(isGiven);
    counts.hit += Number(isLabelled && isGiven);
  });
  return counts;
}

const addCounts = (sum: HitCounts, counts: HitCounts): HitCounts => ({
  slug: sum.slug,
  hit: sum.hit + counts.hit,
  labelled: sum.labelled + counts.labelled,
  given: sum.given + counts.given,
});

const rateTag = ({ slug, hit, labelled, given }: HitCounts): TagAgreement => ({
  slug,
  labelCount: labelled,
  precision: ratio(hit, given),
  recall: ratio(hit, labelled),
  f1: ratio(2 * hit, labelled + given),
});

const ratio = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
