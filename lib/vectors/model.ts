import { listNearest } from "./cells";
import { dampCount, scaleToOne } from "./rows";
import { countTerms, listTerms } from "./terms";

/**
 * How texts become vectors. Each term has one byte a dimension, and what the byte is worth in a
 * paper and in a question; a text is the sum of its terms, one long. Cells are centres that papers
 * are filed under.
 */
export type VectorModel = {
  dimensions: number;
  places: Map<string, number>;
  /** Words that have no vector, being rare, but are spelled right. */
  spellings: string[];
  /** Row-major: one row of `dimensions` a term. */
  bytes: Int8Array;
  inPapers: Float32Array;
  inQuestions: Float32Array;
  /** Row-major: one row of `dimensions` a cell. */
  centres: Float32Array;
};

/** Largest value of a signed byte. */
const BYTE_MAX = 127;

/**
 * Terms and their singular vectors as a model without cells. Rare terms have short vectors, which
 * would leave a question to its most common word: in questions every term counts by its weight
 * alone, in papers by half of that (nDCG of 50 questions 0.20 → 0.43, jobs/eval/search.ts).
 */
export function composeModel(
  terms: string[],
  weights: Float32Array,
  vectors: Float32Array,
): VectorModel {
  const dimensions = vectors.length / terms.length;
  const bytes = new Int8Array(vectors.length);
  const inPapers = new Float32Array(terms.length);
  const inQuestions = new Float32Array(terms.length);
  for (let term = 0; term < terms.length; term++) {
    const row = vectors.subarray(term * dimensions, (term + 1) * dimensions);
    const worth = writeBytes(row, bytes.subarray(term * dimensions, (term + 1) * dimensions));
    const length = Math.hypot(...row);
    if (length === 0) continue;
    const weighted = worth * (weights[term] as number);
    inPapers[term] = weighted / Math.sqrt(length);
    inQuestions[term] = weighted / length;
  }
  const places = new Map(terms.map((term, place) => [term, place]));
  const centres = new Float32Array(0);
  return { dimensions, places, spellings: [], bytes, inPapers, inQuestions, centres };
}

/** Where a paper stands, one long; null when it has no known term. */
export function embedPaper(
  model: VectorModel,
  title: string,
  abstract: string,
): Float32Array | null {
  const counts = countTerms(title, abstract);
  return sumTerms(model, counts, model.inPapers);
}

/** Where the papers stand that a question is about, one long; null when it has no known term. */
export function embedQuestion(model: VectorModel, text: string): Float32Array | null {
  const counts = new Map(listTerms(text).map((term) => [term, 1]));
  return sumTerms(model, counts, model.inQuestions);
}

/** Whether papers enough have said the word for the model to know its place; it has then no slip in it. */
export const isTaught = ({ places }: VectorModel, word: string): boolean =>
  listTerms(word).some((term) => places.has(term));

function sumTerms(
  { dimensions, places, bytes }: VectorModel,
  counts: Map<string, number>,
  worths: Float32Array,
): Float32Array | null {
  const vector = new Float32Array(dimensions);
  let isKnown = false;
  for (const [term, count] of counts) {
    const place = places.get(term);
    if (place === undefined) continue;
    isKnown = true;
    const factor = dampCount(count) * (worths[place] as number);
    const start = place * dimensions;
    for (let at = 0; at < dimensions; at++) {
      vector[at] = (vector[at] as number) + factor * (bytes[start + at] as number);
    }
  }
  scaleToOne(vector);
  return isKnown ? vector : null;
}

/** A vector as it is stored: its direction in one signed byte a dimension. */
export function packVector(vector: Float32Array): Int8Array {
  const bytes = new Int8Array(vector.length);
  writeBytes(vector, bytes);
  return bytes;
}

/** Back to a vector one long. */
export function unpackVector(bytes: Int8Array): Float32Array {
  const vector = Float32Array.from(bytes);
  scaleToOne(vector);
  return vector;
}

/** The cell a paper is filed under. */
export function chooseCell(model: VectorModel, vector: Float32Array): number {
  return listNearest(model.centres, vector, 1)[0] ?? 0;
}

/** Rounds a row to bytes that use their whole range; returns what a byte is worth. */
function writeBytes(row: Float32Array, bytes: Int8Array): number {
  let largest = 0;
  for (const value of row) largest = Math.max(largest, Math.abs(value));
  if (largest === 0) return 0;
  for (let at = 0; at < row.length; at++) {
    bytes[at] = Math.round(((row[at] as number) * BYTE_MAX) / largest);
  }
  return largest / BYTE_MAX;
}
