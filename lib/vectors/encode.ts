import type { VectorModel } from "./model";

/** Version of this layout; another one is not read. */
const LAYOUT = 1;
const HEADER_BYTES = 20;

/**
 * A model as one run of bytes: layout, dimensions, term count, centre count, length of the text; the
 * terms and then spellings, one a line; worths and centres (float32, little-endian); vectors (int8).
 */
export function encodeModel(model: VectorModel): Uint8Array {
  const { dimensions, places, spellings, bytes, inPapers, inQuestions, centres } = model;
  const text = new TextEncoder().encode([...places.keys(), ...spellings].join("\n"));
  const header = new Uint32Array([LAYOUT, dimensions, places.size, centres.length, text.length]);
  return Buffer.concat([header, text, inPapers, inQuestions, centres, bytes].map(bytesOf));
}

export function decodeModel(content: Uint8Array): VectorModel {
  // A copy starts at a multiple of four, as typed arrays must.
  const { buffer } = new Uint8Array(content);
  const header = new Uint32Array(buffer, 0, HEADER_BYTES / 4);
  const [layout = 0, dimensions = 0, termCount = 0, centreLength = 0, textLength = 0] = header;
  if (layout !== LAYOUT) throw new Error(`A vector model of layout ${layout} cannot be read.`);
  let at = HEADER_BYTES;
  const take = (length: number) => {
    const part = buffer.slice(at, at + length);
    at += length;
    return part;
  };
  const text = new TextDecoder().decode(take(textLength));
  const terms = text === "" ? [] : text.split("\n");
  return {
    dimensions,
    places: new Map(terms.slice(0, termCount).map((term, place) => [term, place])),
    spellings: terms.slice(termCount),
    inPapers: new Float32Array(take(termCount * 4)),
    inQuestions: new Float32Array(take(termCount * 4)),
    centres: new Float32Array(take(centreLength * 4)),
    bytes: new Int8Array(take(termCount * dimensions)),
  };
}

const bytesOf = (part: ArrayBufferView) =>
  new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
