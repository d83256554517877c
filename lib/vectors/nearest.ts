import { scaleToOne } from "./rows";

export type Neighbour = { paperId: number; similarity: number };

/** Before each packed vector stands the id of its paper: four bytes, big-endian. */
const ID_BYTES = 4;
/** The nearest papers that say what a question means (nDCG of 50 questions 0.43 → 0.46). */
const EXAMPLES = 30;
/** What the examples count beside the question itself. */
const EXAMPLES_WEIGHT = 1.5;

/**
 * The papers nearest to a vector, by cosine, of a run of packed ones; the nearest first, at most
 * `count`. Equal ones go by id, so that the same question has the same answer.
 */
export function rankPacked(packed: Uint8Array, vector: Float32Array, count: number): Neighbour[] {
  const size = ID_BYTES + vector.length;
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const bytes = bytesOf(packed);
  const found: Neighbour[] = [];
  for (let start = 0; start + size <= packed.byteLength; start += size) {
    const similarity = cosine(bytes, start + ID_BYTES, vector);
    found.push({ paperId: view.getInt32(start), similarity });
  }
  found.sort((a, b) => b.similarity - a.similarity || a.paperId - b.paperId);
  return found.slice(0, count);
}

/**
 * A question moved towards the papers nearest to it, as if they had been named as examples
 * (pseudo-relevance feedback, Rocchio 1971): three words say little, thirty abstracts much.
 */
export function sharpenQuestion(packed: Uint8Array, question: Float32Array): Float32Array {
  const size = ID_BYTES + question.length;
  const ids = new Set(rankPacked(packed, question, EXAMPLES).map((one) => one.paperId));
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const bytes = bytesOf(packed);
  const sum = new Float32Array(question.length);
  for (let start = 0; start + size <= packed.byteLength; start += size) {
    if (ids.has(view.getInt32(start))) addDirection(bytes, start + ID_BYTES, sum);
  }
  scaleToOne(sum);
  const sharpened = question.map((value, at) => value + EXAMPLES_WEIGHT * (sum[at] as number));
  scaleToOne(sharpened);
  return sharpened;
}

function addDirection(bytes: Int8Array, start: number, sum: Float32Array): void {
  const vector = Float32Array.from(bytes.subarray(start, start + sum.length));
  scaleToOne(vector);
  for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] as number) + (vector[at] as number);
}

const bytesOf = (packed: Uint8Array) =>
  new Int8Array(packed.buffer, packed.byteOffset, packed.byteLength);

/** Of a packed vector and one that is one long. */
function cosine(bytes: Int8Array, start: number, vector: Float32Array): number {
  let product = 0;
  let square = 0;
  for (let at = 0; at < vector.length; at++) {
    const byte = bytes[start + at] as number;
    product += byte * (vector[at] as number);
    square += byte * byte;
  }
  return square === 0 ? 0 : product / Math.sqrt(square);
}
