/** One paper as a tag sees it: which phrases, how much each counts, and whether it has the tag. */
export type Example = {
  uses: readonly (readonly [phrase: number, value: number])[];
  isPositive: boolean;
  /** 1 for a paper labelled by hand; less for one labelled from a distance. */
  weight: number;
};

export type TagFit = { bias: number; weights: number[] };

/** Rounds after which weights have settled to the two digits that are kept. */
const ROUNDS = 40;
/** No weight moves further in one step, as the curvature is only known where it stands. */
const STEP_MAX = 1;

/** The same values by phrase: which examples hold it. The bias is a phrase that all hold. */
type Column = { rows: Int32Array; values: Float64Array };

/**
 * Logistic regression that starts at `prior` and is drawn back to it: `pull` is how much evidence
 * (in papers) it takes to move a weight. One Newton step a weight in turn, as in Genkin, Lewis and
 * Madigan (2007); papers that hold no phrase meet only the bias. Deterministic.
 */
export function fitTag(
  examples: readonly Example[],
  prior: TagFit,
  pull: { bias: number; weights: readonly number[] },
): TagFit {
  const columns = turnToColumns(examples, prior.weights.length);
  const signs = Float64Array.from(examples, ({ isPositive }) => (isPositive ? 1 : -1));
  const importance = Float64Array.from(examples, ({ weight }) => weight);
  const fit = [prior.bias, ...prior.weights];
  const odds = new Float64Array(examples.length);
  columns.forEach((column, at) => {
    shift(odds, column, fit[at] ?? 0);
  });
  for (let round = 0; round < ROUNDS; round++) {
    columns.forEach((column, at) => {
      const hold = at === 0 ? pull.bias : (pull.weights[at - 1] ?? 0);
      const home = at === 0 ? prior.bias : (prior.weights[at - 1] ?? 0);
      let slope = hold * ((fit[at] ?? 0) - home);
      let curve = hold + 1e-9;
      for (let index = 0; index < column.rows.length; index++) {
        const row = column.rows[index] as number;
        const value = column.values[index] as number;
        const sign = signs[row] as number;
        const miss = 1 / (1 + Math.exp(sign * (odds[row] as number)));
        slope -= (importance[row] as number) * sign * miss * value;
        curve += (importance[row] as number) * miss * (1 - miss) * value * value;
      }
      const step = Math.max(-STEP_MAX, Math.min(STEP_MAX, -slope / curve));
      fit[at] = (fit[at] ?? 0) + step;
      shift(odds, column, step);
    });
  }
  const [bias = prior.bias, ...weights] = fit;
  return { bias, weights };
}

function shift(odds: Float64Array, { rows, values }: Column, by: number): void {
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] as number;
    odds[row] = (odds[row] as number) + by * (values[index] as number);
  }
}

function turnToColumns(examples: readonly Example[], size: number): Column[] {
  const rows: number[][] = Array.from({ length: size + 1 }, () => []);
  const values: number[][] = Array.from({ length: size + 1 }, () => []);
  examples.forEach(({ uses }, row) => {
    for (const [phrase, value] of [[-1, 1] as const, ...uses]) {
      rows[phrase + 1]?.push(row);
      values[phrase + 1]?.push(value);
    }
  });
  return rows.map((list, at) => ({
    rows: Int32Array.from(list),
    values: Float64Array.from(values[at] ?? []),
  }));
}
