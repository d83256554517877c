import { type LearntTag, readPapers, type TrainingPaper } from "./learn";
import { learnPrimaries } from "./learnPrimaries";
import type { TagModel } from "./model";

/**
 * Added to every bias. F1 is highest when a tag is given below even odds, from half that F1 on (Lipton
 * et al. 2014, arXiv:1402.1892); in cross-validation a little more costs nothing and helps recall.
 */
const LENIENCE = 0.6;
/** Lighter phrases decide nothing and would only lengthen the file. */
const WEIGHT_MIN = 0.1;

/** What was learnt, as the model that ships. */
export function composeTagModel(
  learnt: readonly LearntTag[],
  papers: readonly TrainingPaper[],
  origin: { version: string; note: string },
): TagModel {
  const tags = learnt.map(trimTag);
  const vocabulary = [...new Set(tags.flatMap((tag) => tag.phrases))];
  const offsets = learnPrimaries(tags, readPapers(vocabulary, papers));
  const entries = tags.map(({ slug, phrases, fit }) => {
    const primary = round(offsets.get(slug) ?? 0);
    const weighed = phrases.map((phrase, at) => [phrase, fit.weights[at]]);
    return [slug, { bias: fit.bias, primary, phrases: Object.fromEntries(weighed) }];
  });
  return { ...origin, tags: Object.fromEntries(entries) };
}

/** The tag as it ships, two digits a weight, so that what is learnt upon it is learnt of that. */
function trimTag({ slug, phrases, fit }: LearntTag): LearntTag {
  const weighed = phrases
    .map((phrase, at) => [phrase, round(fit.weights[at] ?? 0)] as const)
    .filter(([, weight]) => Math.abs(weight) >= WEIGHT_MIN)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    slug,
    phrases: weighed.map(([phrase]) => phrase),
    fit: {
      bias: round(Math.min(fit.bias + LENIENCE, -0.01)),
      weights: weighed.map(([, weight]) => weight),
    },
  };
}

const round = (value: number) => Math.round(value * 100) / 100;
