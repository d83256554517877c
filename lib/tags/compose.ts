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
  const tags = learnt.map((tag) => ({
    ...tag,
    fit: { ...tag.fit, bias: Math.min(tag.fit.bias + LENIENCE, -0.01) },
  }));
  const vocabulary = [...new Set(tags.flatMap((tag) => tag.phrases))];
  const offsets = learnPrimaries(tags, readPapers(vocabulary, papers));
  const entries = tags.map(({ slug, phrases, fit }) => {
    const weighed = phrases
      .map((phrase, at) => [phrase, round(fit.weights[at] ?? 0)] as const)
      .filter(([, weight]) => Math.abs(weight) >= WEIGHT_MIN)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    const primary = round(offsets.get(slug) ?? 0);
    return [slug, { bias: round(fit.bias), primary, phrases: Object.fromEntries(weighed) }];
  });
  return { ...origin, tags: Object.fromEntries(entries) };
}

const round = (value: number) => Math.round(value * 100) / 100;
