/** One paper: features by number, what it came to, and its list; lists are compared within. */
export type Row = { group: number; weight: number; target: number; features: [number, number][] };

/** Conjugate gradients end far earlier; this stops a fit that would not. */
const STEPS_MAX = 60;
const TOLERANCE = 1e-3;

/**
 * Ridge regression within groups: features and targets count by their difference from the group's
 * mean, so that busy and quiet days teach the same. `penalties` has one number a feature. Solved by
 * conjugate gradients; the same rows give the same weights.
 */
export function fitRidge(rows: Row[], penalties: number[]): number[] {
  const centre = centreBy(rows);
  const pull = (values: Float64Array) => {
    const sums = new Float64Array(penalties.length);
    rows.forEach(({ features, weight }, at) => {
      const value = (values[at] ?? 0) * weight;
      for (const [index, size] of features) sums[index] = (sums[index] ?? 0) + size * value;
    });
    return sums;
  };
  const apply = (weights: Float64Array) => {
    const out = pull(centre(rows.map(({ features }) => weigh(features, weights))));
    return out.map((value, at) => value + (penalties[at] ?? 0) * (weights[at] ?? 0));
  };
  return [...solve(apply, pull(centre(rows.map(({ target }) => target))))];
}

/** The sum of a row's features under these weights. */
export function weigh(features: [number, number][], weights: ArrayLike<number>): number {
  return features.reduce((sum, [index, size]) => sum + size * (weights[index] ?? 0), 0);
}

/** How to take the mean of its group from every row's value. */
function centreBy(rows: Row[]): (values: number[]) => Float64Array {
  const counts = new Map<number, number>();
  for (const { group } of rows) counts.set(group, (counts.get(group) ?? 0) + 1);
  return (values) => {
    const sums = new Map<number, number>();
    rows.forEach(({ group }, at) => {
      sums.set(group, (sums.get(group) ?? 0) + (values[at] ?? 0));
    });
    const mean = (group: number) => (sums.get(group) ?? 0) / (counts.get(group) ?? 1);
    return Float64Array.from(rows, ({ group }, at) => (values[at] ?? 0) - mean(group));
  };
}

/** Conjugate gradients (Hestenes and Stiefel 1952) for a symmetric positive matrix. */
function solve(apply: (vector: Float64Array) => Float64Array, goal: Float64Array): Float64Array {
  const found = new Float64Array(goal.length);
  const rest = goal.slice();
  const way = goal.slice();
  let size = dot(rest, rest);
  const enough = size * TOLERANCE ** 2;
  for (let step = 0; step < STEPS_MAX && size > enough; step += 1) {
    const moved = apply(way);
    const length = size / dot(way, moved);
    for (let at = 0; at < goal.length; at += 1) {
      found[at] = (found[at] ?? 0) + length * (way[at] ?? 0);
      rest[at] = (rest[at] ?? 0) - length * (moved[at] ?? 0);
    }
    const next = dot(rest, rest);
    for (let at = 0; at < goal.length; at += 1) {
      way[at] = (rest[at] ?? 0) + (next / size) * (way[at] ?? 0);
    }
    size = next;
  }
  return found;
}

const dot = (a: Float64Array, b: Float64Array) =>
  a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
