/** One paper as a tag sees it: which phrases, how much each counts, and whether it has the tag. */
export type Example = {
  uses: readonly (readonly [phrase: number, value: number])[];
  isPositive: boolean;
  /** 1 for a paper labelled by hand; less for one labelled from a distance. */
  weight: number;
};

export type TagFit = { bias: number; weights: number[] };

/** Rounds enough for weights to settle to the two digits that are kept. */
const ROUNDS = 300;

/**
 * Logistic regression that starts at `prior` and is drawn back to it: `pull` is how much evidence
 * (in papers) it takes to move a weight. Steps follow the bound of Böhning and Lindsay (1988) on
 * the curvature, so every round lowers the loss. Deterministic.
 */
export function fitTag(
  examples: readonly Example[],
  prior: TagFit,
  pull: { bias: number; weights: readonly number[] },
): TagFit {
  const fit = { bias: prior.bias, weights: [...prior.weights] };
  const reach = boundCurvature(examples, prior.weights.length);
  for (let round = 0; round < ROUNDS; round++) {
    let biasSlope = pull.bias * (fit.bias - prior.bias);
    const slopes = fit.weights.map(
      (weight, at) => (pull.weights[at] ?? 0) * (weight - (prior.weights[at] ?? 0)),
    );
    for (const { uses, isPositive, weight } of examples) {
      const miss = weight * (probability(fit, uses) - Number(isPositive));
      biasSlope += miss;
      for (const [phrase, value] of uses) slopes[phrase] = (slopes[phrase] ?? 0) + miss * value;
    }
    fit.bias -= biasSlope / (pull.bias + reach.bias);
    slopes.forEach((slope, at) => {
      const step = slope / ((pull.weights[at] ?? 0) + (reach.weights[at] ?? 0) + 1e-9);
      fit.weights[at] = (fit.weights[at] ?? 0) - step;
    });
  }
  return fit;
}

function probability(fit: TagFit, uses: Example["uses"]): number {
  const odds = uses.reduce(
    (sum, [phrase, value]) => sum + value * (fit.weights[phrase] ?? 0),
    fit.bias,
  );
  return 1 / (1 + Math.exp(-odds));
}

function boundCurvature(examples: readonly Example[], size: number): TagFit {
  const reach = { bias: 0, weights: new Array<number>(size).fill(0) };
  for (const { uses, weight } of examples) {
    const span = (weight / 4) * uses.reduce((sum, [, value]) => sum + value, 1);
    reach.bias += span;
    for (const [phrase, value] of uses) {
      reach.weights[phrase] = (reach.weights[phrase] ?? 0) + span * value;
    }
  }
  return reach;
}
