export type StoredPlace = { paperId: number; vector: Uint8Array; readAt: Date };

/** More digits than half precision holds ("halfvec", eleven bits). */
const DIGITS = 6;

/** A vector as pgvector reads it: [1,2,3]. */
export const formatPlace = (vector: Int8Array | Float32Array): string =>
  `[${Array.from(vector, (value) => Number(value.toPrecision(DIGITS))).join(",")}]`;
