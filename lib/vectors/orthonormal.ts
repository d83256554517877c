/** A block of vectors: `width` columns, row-major. */
export type Block = { values: Float32Array; width: number };

/** Columns that depend on the others to this part of the largest become zero instead of noise. */
const DEPENDENT = 1e-9;
/** Rows between two breaths: some ten milliseconds. */
const ROWS_PER_STEP = 250;

/**
 * Makes the columns of a tall block orthonormal, in place: Cholesky QR (Golub and Van Loan, 5.2),
 * twice, because once loses half of the digits. Needs little memory beside the block.
 */
export function* orthonormalise(block: Block): Generator<void, void> {
  for (let pass = 0; pass < 2; pass++) {
    const factor = factorise(yield* multiplySelf(block), block.width);
    yield* divide(block, factor);
  }
}

/** The block's columns times one another: width × width. */
export function* multiplySelf({ values, width }: Block): Generator<void, Float64Array> {
  const product = new Float64Array(width * width);
  for (let start = 0; start < values.length; start += width) {
    if (start % (ROWS_PER_STEP * width) === 0) yield;
    for (let i = 0; i < width; i++) {
      const left = values[start + i] as number;
      if (left === 0) continue;
      const row = i * width;
      for (let j = i; j < width; j++)
        product[row + j] = (product[row + j] as number) + left * (values[start + j] as number);
    }
  }
  for (let i = 0; i < width; i++) {
    for (let j = 0; j < i; j++) product[i * width + j] = product[j * width + i] as number;
  }
  return product;
}

/** The upper triangle R with RᵀR = product. */
function factorise(product: Float64Array, width: number): Float64Array {
  const upper = new Float64Array(width * width);
  let largest = 0;
  for (let i = 0; i < width; i++) largest = Math.max(largest, product[i * width + i] as number);
  for (let i = 0; i < width; i++) {
    let pivot = product[i * width + i] as number;
    for (let k = 0; k < i; k++) pivot -= (upper[k * width + i] as number) ** 2;
    const root = pivot > DEPENDENT * largest ? Math.sqrt(pivot) : Number.POSITIVE_INFINITY;
    upper[i * width + i] = root;
    for (let j = i + 1; j < width; j++) {
      let sum = product[i * width + j] as number;
      for (let k = 0; k < i; k++) {
        sum -= (upper[k * width + i] as number) * (upper[k * width + j] as number);
      }
      upper[i * width + j] = sum / root;
    }
  }
  return upper;
}

/** block ← block · R⁻¹, row by row. */
function* divide({ values, width }: Block, upper: Float64Array): Generator<void, void> {
  const row = new Float64Array(width);
  for (let start = 0; start < values.length; start += width) {
    if (start % (ROWS_PER_STEP * width) === 0) yield;
    for (let j = 0; j < width; j++) row[j] = values[start + j] as number;
    for (let i = 0; i < width; i++) {
      const solved = (row[i] as number) / (upper[i * width + i] as number);
      values[start + i] = solved;
      if (solved === 0) continue;
      const line = i * width;
      for (let j = i + 1; j < width; j++)
        row[j] = (row[j] as number) - solved * (upper[line + j] as number);
    }
  }
}
