import { seedRandom } from "./random";
import { scaleToOne } from "./rows";

/** More cells make filing slow, fewer make searching slow; the root of the corpus balances them. */
const CELLS_MAX = 1_024;
/** Below this a search compares with every paper faster than it chooses cells. */
const PAPERS_IN_ONE_CELL = 2_000;
const ROUNDS = 6;
const SEED = 7;
const ROWS_PER_STEP = 100;

export const countCells = (paperCount: number): number =>
  paperCount <= PAPERS_IN_ONE_CELL ? 1 : Math.min(CELLS_MAX, Math.round(Math.sqrt(paperCount)));

/** So many cells hold 96 % of the ten true neighbours (40,717 papers, 202 cells of some 200). */
const CELLS_READ = { most: 12, least: 6 };
/** What those held. More are a megabyte to send and compare, some 10 ms for every thousand. */
const PAPERS_READ = 2_400;

/** How many of the nearest cells are read for a question: of fuller ones fewer. */
export function countCellsRead(cellCount: number, paperCount: number): number {
  const wanted = Math.round((PAPERS_READ * cellCount) / Math.max(1, paperCount));
  return Math.max(CELLS_READ.least, Math.min(CELLS_READ.most, wanted));
}

/**
 * Centres of `count` cells among vectors that are one long (spherical k-means, Dhillon and Modha
 * 2001). A cell that loses all its members takes a random one anew. Yields often.
 */
export function* findCentres(
  vectors: Float32Array,
  dimensions: number,
  count: number,
): Generator<void, Float32Array> {
  const random = seedRandom(SEED);
  const total = vectors.length / dimensions;
  const pick = () => {
    const start = Math.floor(random() * total) * dimensions;
    return vectors.subarray(start, start + dimensions);
  };
  const centres = new Float32Array(count * dimensions);
  for (let cell = 0; cell < count; cell++) centres.set(pick(), cell * dimensions);
  for (let round = 0; round < ROUNDS && count > 1; round++) {
    const sums = yield* sumMembers(vectors, centres, dimensions);
    for (let cell = 0; cell < count; cell++) {
      const sum = sums.subarray(cell * dimensions, (cell + 1) * dimensions);
      scaleToOne(sum);
      centres.set(sum.some((value) => value !== 0) ? sum : pick(), cell * dimensions);
    }
  }
  return centres;
}

function* sumMembers(
  vectors: Float32Array,
  centres: Float32Array,
  dimensions: number,
): Generator<void, Float32Array> {
  const sums = new Float32Array(centres.length);
  for (let start = 0; start < vectors.length; start += dimensions) {
    const vector = vectors.subarray(start, start + dimensions);
    const base = (listNearest(centres, vector, 1)[0] ?? 0) * dimensions;
    for (let at = 0; at < dimensions; at++) {
      sums[base + at] = (sums[base + at] as number) + (vector[at] as number);
    }
    if ((start / dimensions) % ROWS_PER_STEP === 0) yield;
  }
  return sums;
}

/** The rows of a block nearest to a vector by dot product, the nearest first. */
export function listNearest(block: Float32Array, vector: Float32Array, count: number): number[] {
  const dimensions = vector.length;
  const nearest: { row: number; product: number }[] = [];
  let worst = Number.NEGATIVE_INFINITY;
  for (let row = 0; row * dimensions < block.length; row++) {
    const product = multiply(block, row * dimensions, vector);
    if (nearest.length === count && product <= worst) continue;
    nearest.push({ row, product });
    nearest.sort((a, b) => b.product - a.product);
    nearest.length = Math.min(nearest.length, count);
    worst = nearest.at(-1)?.product ?? worst;
  }
  return nearest.map(({ row }) => row);
}

function multiply(block: Float32Array, start: number, vector: Float32Array): number {
  let product = 0;
  for (let at = 0; at < vector.length; at++) {
    product += (block[start + at] as number) * (vector[at] as number);
  }
  return product;
}
