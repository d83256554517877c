import { findEigen } from "./eigen";
import { type Block, orthonormalise } from "./orthonormal";
import { drawNormal, seedRandom } from "./random";
import type { SparseRows } from "./rows";

/** Right singular vectors, one row a column of the matrix, and their singular values. */
export type Decomposition = { vectors: Block; singular: Float64Array };

/** Spare columns and passes of the randomised method (Halko, Martinsson and Tropp 2011, 4.5). */
const SPARE_COLUMNS = 12;
const PASSES = 4;
/** Any number: the same corpus always gives the same model. */
const SEED = 20_261_123;
/** Rows between two breaths, so that a worker goes on with its other work: some ten milliseconds. */
const ROWS_PER_STEP = 150;

/**
 * The truncated singular value decomposition of a sparse matrix by block power iteration. It reads
 * rows one after the other and keeps only blocks as tall as there are columns. Yields often.
 */
export function* decompose(
  rows: SparseRows,
  columnCount: number,
  dimensions: number,
): Generator<void, Decomposition> {
  const rowCount = rows.starts.length - 1;
  const width = Math.min(dimensions + SPARE_COLUMNS, rowCount, columnCount);
  let block: Block = { values: drawBlock(columnCount * width), width };
  for (let pass = 0; pass < PASSES; pass++) {
    yield* orthonormalise(block);
    block = yield* multiplyTwice(rows, block);
  }
  yield* orthonormalise(block);
  const { values, vectors } = yield* findEigen(yield* gram(rows, block), width);
  const kept = Math.min(dimensions, width);
  return {
    vectors: yield* turnBlock(block, vectors, kept),
    singular: values.slice(0, kept).map((value) => Math.sqrt(Math.max(0, value))),
  };
}

function drawBlock(length: number): Float32Array {
  const random = seedRandom(SEED);
  return Float32Array.from({ length }, () => drawNormal(random));
}

/** AᵀA · block. */
function* multiplyTwice(rows: SparseRows, block: Block): Generator<void, Block> {
  const product = new Float32Array(block.values.length);
  const image = new Float32Array(block.width);
  for (let row = 0; row + 1 < rows.starts.length; row++) {
    multiplyRow(rows, row, block, image);
    addRow(rows, row, image, product);
    if (row % ROWS_PER_STEP === 0) yield;
  }
  return { values: product, width: block.width };
}

/** (A · block)ᵀ (A · block). */
function* gram(rows: SparseRows, block: Block): Generator<void, Float64Array> {
  const { width } = block;
  const product = new Float64Array(width * width);
  const image = new Float32Array(width);
  for (let row = 0; row + 1 < rows.starts.length; row++) {
    multiplyRow(rows, row, block, image);
    for (let i = 0; i < width; i++) {
      const left = image[i] as number;
      for (let j = 0; j < width; j++)
        product[i * width + j] = (product[i * width + j] as number) + left * (image[j] as number);
    }
    if (row % ROWS_PER_STEP === 0) yield;
  }
  return product;
}

/** image ← row · block. */
function multiplyRow(rows: SparseRows, row: number, block: Block, image: Float32Array): void {
  const { values, width } = block;
  image.fill(0);
  const end = rows.starts[row + 1] as number;
  for (let at = rows.starts[row] as number; at < end; at++) {
    const value = rows.values[at] as number;
    const start = (rows.columns[at] as number) * width;
    for (let j = 0; j < width; j++)
      image[j] = (image[j] as number) + value * (values[start + j] as number);
  }
}

/** product ← product + rowᵀ · image. */
function addRow(rows: SparseRows, row: number, image: Float32Array, product: Float32Array): void {
  const width = image.length;
  const end = rows.starts[row + 1] as number;
  for (let at = rows.starts[row] as number; at < end; at++) {
    const value = rows.values[at] as number;
    const start = (rows.columns[at] as number) * width;
    for (let j = 0; j < width; j++)
      product[start + j] = (product[start + j] as number) + value * (image[j] as number);
  }
}

/** block · turn, of which only the first `kept` columns are wanted. */
function* turnBlock(
  { values, width }: Block,
  turn: Float64Array,
  kept: number,
): Generator<void, Block> {
  const height = values.length / width;
  const turned = new Float32Array(height * kept);
  for (let row = 0; row < height; row++) {
    if (row % ROWS_PER_STEP === 0) yield;
    for (let k = 0; k < width; k++) {
      const value = values[row * width + k] as number;
      for (let j = 0; j < kept; j++) {
        turned[row * kept + j] =
          (turned[row * kept + j] as number) + value * (turn[k * width + j] as number);
      }
    }
  }
  return { values: turned, width: kept };
}
