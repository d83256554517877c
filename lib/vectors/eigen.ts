/** Eigenvalues in falling order; column j of `vectors` (row-major) belongs to value j. */
export type Eigen = { values: Float64Array; vectors: Float64Array };

/** Sweeps after which Jacobi's method has long converged for some hundred rows. */
const SWEEPS_MAX = 30;
const TOLERANCE = 1e-18;

/** Of a symmetric matrix, by cyclic Jacobi rotations (Golub and Van Loan, 8.5). Yields often. */
export function* findEigen(symmetric: Float64Array, size: number): Generator<void, Eigen> {
  const matrix = Float64Array.from(symmetric);
  const vectors = new Float64Array(size * size);
  for (let at = 0; at < size; at++) vectors[at * size + at] = 1;
  for (let sweep = 0; sweep < SWEEPS_MAX && offDiagonal(matrix, size) > TOLERANCE; sweep++) {
    for (let p = 0; p < size - 1; p++) {
      yield;
      for (let q = p + 1; q < size; q++) rotate(matrix, vectors, size, p, q);
    }
  }
  return sortEigen(matrix, vectors, size);
}

/** Sum of squares off the diagonal, relative to the diagonal's. */
function offDiagonal(matrix: Float64Array, size: number): number {
  let off = 0;
  let on = 0;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const value = matrix[row * size + column] as number;
      if (row === column) on += value * value;
      else off += value * value;
    }
  }
  return on === 0 ? 0 : off / on;
}

function rotate(a: Float64Array, v: Float64Array, size: number, p: number, q: number): void {
  const apq = a[p * size + q] as number;
  if (apq === 0) return;
  const theta = ((a[q * size + q] as number) - (a[p * size + p] as number)) / (2 * apq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < size; k++) turn(a, k * size + p, k * size + q, c, s);
  for (let k = 0; k < size; k++) turn(a, p * size + k, q * size + k, c, s);
  for (let k = 0; k < size; k++) turn(v, k * size + p, k * size + q, c, s);
}

function turn(values: Float64Array, i: number, j: number, c: number, s: number): void {
  const x = values[i] as number;
  const y = values[j] as number;
  values[i] = c * x - s * y;
  values[j] = s * x + c * y;
}

function sortEigen(matrix: Float64Array, vectors: Float64Array, size: number): Eigen {
  const valueAt = (at: number) => matrix[at * size + at] as number;
  const order = Array.from({ length: size }, (_, at) => at).sort((a, b) => valueAt(b) - valueAt(a));
  const sorted = new Float64Array(size * size);
  for (const [place, from] of order.entries()) {
    for (let row = 0; row < size; row++) {
      sorted[row * size + place] = vectors[row * size + from] as number;
    }
  }
  return { values: Float64Array.from(order, valueAt), vectors: sorted };
}
