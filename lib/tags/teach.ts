import { embedPaper, type VectorModel } from "@/lib/vectors/model";
import { trainModel } from "@/lib/vectors/train";
import { fitTag } from "./fit";
import type { TrainingPaper } from "./learn";

type Text = { title: string; abstract: string };

/** Log odds of a tag by what papers mean, for each of the texts asked about. */
export type Teacher = (slug: string) => Float32Array;

const DIMENSIONS = 160;
/** Meaning is told by all dimensions together, so each may weigh much: C = 30 in cross-validation. */
const PULL = 1 / 30;
const BIAS = -3;

/**
 * Papers about the same thing in other words stand close together in the latent space of the whole
 * corpus (Deerwester et al. 1990). Regression there knows what no phrase of ours says, but cannot
 * show why: it only teaches the phrases.
 */
export function createTeacher(
  labelled: readonly TrainingPaper[],
  unlabelled: readonly Text[],
): Teacher {
  const texts = [...labelled, ...unlabelled];
  const model = finish(trainModel(texts, 1, DIMENSIONS));
  const [known, asked] = [labelled, unlabelled].map((papers) =>
    papers.map((paper) => listUses(model, paper)),
  ) as [Uses[], Uses[]];
  const pulls = new Array<number>(DIMENSIONS).fill(PULL);
  return (slug) => {
    const examples = known.map((uses, at) => ({
      uses,
      isPositive: labelled[at]?.topics.includes(slug) ?? false,
      weight: 1,
    }));
    const prior = { bias: BIAS, weights: new Array<number>(DIMENSIONS).fill(0) };
    const { bias, weights } = fitTag(examples, prior, { bias: PULL, weights: pulls });
    return Float32Array.from(asked, (uses) =>
      uses.reduce((odds, [at, value]) => odds + value * (weights[at] ?? 0), bias),
    );
  };
}

type Uses = (readonly [number, number])[];

function listUses(model: VectorModel | null, { title, abstract }: Text): Uses {
  const vector = model && embedPaper(model, title, abstract);
  return vector ? Array.from(vector, (value, at) => [at, value] as const) : [];
}

function finish<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
