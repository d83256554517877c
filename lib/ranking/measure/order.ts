/** Places of the values from the highest down; equal ones stay in the order given. */
export function orderByValue(values: number[]): number[] {
  return values.map((_, at) => at).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b);
}

/** Of the `depth` highest by `scores`, the share that is among the `depth` highest by `truth`. */
export function measurePrecision(scores: number[], truth: number[], depth: number): number {
  const best = new Set(orderByValue(truth).slice(0, depth));
  return orderByValue(scores).filter((at, place) => place < depth && best.has(at)).length / depth;
}

/**
 * The same where equal scores stand in no order: each of them is taken with the same chance. A score
 * that knows no votes must not gain from lists that come sorted by votes.
 */
export function expectPrecision(scores: number[], truth: number[], depth: number): number {
  const best = new Set(orderByValue(truth).slice(0, depth));
  const edge = scores.toSorted((a, b) => b - a)[depth - 1] ?? -Infinity;
  const above = scores.filter((score) => score > edge).length;
  const level = scores.filter((score) => score === edge).length;
  const chance = (depth - above) / Math.max(1, level);
  const taken = scores.map((score) => (score > edge ? 1 : score === edge ? chance : 0));
  return taken.reduce((sum, share, at) => sum + (best.has(at) ? share : 0), 0) / depth;
}

/** Spearman's rank correlation, equal values sharing their mean rank; 0 when all are equal. */
export function correlateRanks(a: number[], b: number[]): number {
  const first = rank(a);
  const second = rank(b);
  const middle = (a.length - 1) / 2;
  let both = 0;
  let one = 0;
  let other = 0;
  first.forEach((value, at) => {
    const x = value - middle;
    const y = (second[at] ?? 0) - middle;
    both += x * y;
    one += x * x;
    other += y * y;
  });
  return one * other === 0 ? 0 : both / Math.sqrt(one * other);
}

function rank(values: number[]): number[] {
  const order = orderByValue(values);
  const ranks = new Array<number>(values.length).fill(0);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to + 1 < order.length && values[order[to + 1] ?? 0] === values[order[from] ?? 0])
      to += 1;
    for (let at = from; at <= to; at += 1) ranks[order[at] ?? 0] = (from + to) / 2;
    from = to + 1;
  }
  return ranks;
}

/** Normalised discounted cumulative gain (Järvelin and Kekäläinen 2002), gains as they are. */
export function measureNdcg(scores: number[], gains: number[], depth: number): number {
  const best = discount(orderByValue(gains), gains, depth);
  return best === 0 ? 0 : discount(orderByValue(scores), gains, depth) / best;
}

function discount(order: number[], gains: number[], depth: number): number {
  return order
    .slice(0, depth)
    .reduce((sum, at, place) => sum + (gains[at] ?? 0) / Math.log2(place + 2), 0);
}
