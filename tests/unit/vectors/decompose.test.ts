import { describe, expect, it } from "vitest";
import { decompose } from "@/lib/vectors/decompose";
import { findEigen } from "@/lib/vectors/eigen";
import { multiplySelf, orthonormalise } from "@/lib/vectors/orthonormal";
import { seedRandom } from "@/lib/vectors/random";
import type { SparseRows } from "@/lib/vectors/rows";
import { finish } from "./steps";

/** A dense matrix as sparse rows, zeros left out. */
function sparse(matrix: number[][]): SparseRows {
  const entries = matrix.map((row) =>
    row.flatMap((value, column) => (value === 0 ? [] : [{ value, column }])),
  );
  const starts = [0];
  for (const row of entries) starts.push((starts.at(-1) ?? 0) + row.length);
  return {
    starts: Uint32Array.from(starts),
    columns: Uint32Array.from(entries.flat(), (entry) => entry.column),
    values: Float32Array.from(entries.flat(), (entry) => entry.value),
  };
}

describe("the eigenvalues of a symmetric matrix", () => {
  it("come in falling order with their vectors", () => {
    const { values, vectors } = finish(findEigen(Float64Array.from([2, 1, 1, 2]), 2));
    expect([...values].map((value) => Math.round(value * 1e9) / 1e9)).toEqual([3, 1]);
    expect(Math.abs(vectors[0] ?? 0)).toBeCloseTo(Math.SQRT1_2, 9);
    expect(Math.abs(vectors[2] ?? 0)).toBeCloseTo(Math.SQRT1_2, 9);
  });
});

describe("orthonormal columns", () => {
  it("have length one and right angles", () => {
    const random = seedRandom(1);
    const block = { values: Float32Array.from({ length: 600 }, () => random() - 0.3), width: 6 };
    finish(orthonormalise(block));
    const product = finish(multiplySelf(block));
    for (let i = 0; i < 6; i++) {
      for (let j = 0; j < 6; j++) expect(product[i * 6 + j]).toBeCloseTo(i === j ? 1 : 0, 5);
    }
  });

  it("are zero where a column only repeats others", () => {
    const block = { values: Float32Array.from([1, 2, 1, 2, 3, 6]), width: 2 };
    finish(orthonormalise(block));
    expect([block.values[1], block.values[3], block.values[5]]).toEqual([0, 0, 0]);
  });
});

describe("the decomposition of a sparse matrix", () => {
  it("finds the singular values and directions of a known one", () => {
    // Two blocks of rank one: singular values √(4·(9+16)) = 10 and √(3·(1+0)) = √3.
    const block = [3, 4, 0];
    const other = [0, 0, 1];
    const rows = sparse([block, block, block, block, other, other, other]);
    const { singular, vectors } = finish(decompose(rows, 3, 2));
    expect(singular[0]).toBeCloseTo(10, 4);
    expect(singular[1]).toBeCloseTo(Math.sqrt(3), 4);
    const first = [0, 1, 2].map((term) => Math.abs(vectors.values[term * 2] ?? 0));
    expect(first[0]).toBeCloseTo(0.6, 4);
    expect(first[1]).toBeCloseTo(0.8, 4);
    expect(first[2]).toBeCloseTo(0, 4);
  });

  it("keeps all distances when it may keep as many dimensions as there are rows", () => {
    const random = seedRandom(3);
    const dense = Array.from({ length: 8 }, () => Array.from({ length: 30 }, () => random()));
    const { vectors } = finish(decompose(sparse(dense), 30, 8));
    const project = (row: number[]) =>
      Array.from({ length: 8 }, (_, j) =>
        row.reduce((sum, value, i) => sum + value * (vectors.values[i * 8 + j] ?? 0), 0),
      );
    const dot = (a: number[], b: number[]) => a.reduce((sum, v, i) => sum + v * (b[i] ?? 0), 0);
    const [a = [], b = []] = dense;
    expect(dot(project(a), project(b))).toBeCloseTo(dot(a, b), 3);
  });

  it("gives the same answer again", () => {
    const rows = sparse([
      [1, 2, 0],
      [0, 1, 1],
      [2, 0, 1],
    ]);
    const [one, two] = [finish(decompose(rows, 3, 2)), finish(decompose(rows, 3, 2))];
    expect([...one.vectors.values]).toEqual([...two.vectors.values]);
  });
});
