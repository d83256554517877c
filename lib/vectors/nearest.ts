export type Neighbour = { paperId: number; similarity: number };

/** Before each packed vector stands the id of its paper: four bytes, big-endian. */
const ID_BYTES = 4;

/**
 * The papers nearest to a vector, by cosine, of a run of packed ones; the nearest first, at most
 * `count`. Equal ones go by id, so that the same question has the same answer.
 */
export function rankPacked(packed: Uint8Array, vector: Float32Array, count: number): Neighbour[] {
  const size = ID_BYTES + vector.length;
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const bytes = new Int8Array(packed.buffer, packed.byteOffset, packed.byteLength);
  const found: Neighbour[] = [];
  for (let start = 0; start + size <= packed.byteLength; start += size) {
    const similarity = cosine(bytes, start + ID_BYTES, vector);
    found.push({ paperId: view.getInt32(start), similarity });
  }
  found.sort((a, b) => b.similarity - a.similarity || a.paperId - b.paperId);
  return found.slice(0, count);
}

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
