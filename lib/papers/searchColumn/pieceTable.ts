/** Slots of the table of pieces; a power of two. It stays half empty, so that a piece is found at once. */
const SLOT_COUNT = 2 ** 17;
/** Marks of pieces met once; two that share one only make the second be kept too early. */
const MARK_COUNT = 2 ** 20;
/** FNV-1a, which mixes well and needs one multiplication a letter. */
export const HASH_START = 0x811c9dc5;
const HASH_FACTOR = 0x01000193;

/**
 * Codes of pieces of text, found without cutting the piece from its text, as a Map would need it: a third of
 * the work. Half of all pieces come once: kept is what comes again.
 */
export class PieceTable {
  /** Place of a piece, plus one, by its hash. */
  private readonly slots = new Int32Array(SLOT_COUNT);
  private readonly isMarked = new Uint8Array(MARK_COUNT);
  private readonly pieces: string[] = [];
  private readonly hashes: number[] = [];
  private readonly codes: number[] = [];

  get isFull(): boolean {
    return this.pieces.length > SLOT_COUNT / 2;
  }

  /** `bits` are set in each letter before it is compared. */
  find(text: string, start: number, end: number, hash: number, bits: number): number | undefined {
    for (let slot = mix(hash); ; slot = (slot + 1) & (SLOT_COUNT - 1)) {
      const place = this.slots[slot] ?? 0;
      if (place === 0) return undefined;
      if (this.hashes[place - 1] !== hash) continue;
      if (isPiece(this.pieces[place - 1] ?? "", text, start, end, bits)) {
        return this.codes[place - 1];
      }
    }
  }

  /** Keeps a piece when it is met for the second time. */
  keep(piece: string, hash: number, code: number): void {
    const mark = (hash ^ (hash >>> 12)) & (MARK_COUNT - 1);
    if (this.isMarked[mark] === 0) {
      this.isMarked[mark] = 1;
      return;
    }
    // One odd page must not fill the last slot: a piece that is not there would be looked for without end.
    if (this.pieces.length > (SLOT_COUNT / 4) * 3) return;
    let slot = mix(hash);
    while (this.slots[slot] !== 0) slot = (slot + 1) & (SLOT_COUNT - 1);
    this.slots[slot] = this.pieces.push(copyText(piece));
    this.hashes.push(hash);
    this.codes.push(code);
  }
}

export const hashLetter = (hash: number, letter: number) => Math.imul(hash ^ letter, HASH_FACTOR);

function isPiece(piece: string, text: string, start: number, end: number, bits: number): boolean {
  if (piece.length !== end - start) return false;
  for (let at = 0; at < piece.length; at += 1) {
    if (piece.charCodeAt(at) !== (text.charCodeAt(start + at) | bits)) return false;
  }
  return true;
}

export function hashPiece(text: string, start: number, end: number): number {
  let hash = HASH_START;
  for (let at = start; at < end; at += 1) {
    hash = hashLetter(hash, text.charCodeAt(at));
  }
  return hash;
}

const mix = (hash: number) => (hash ^ (hash >>> 15)) & (SLOT_COUNT - 1);

/** What was cut from a text keeps all of it in memory as long as it lives itself. */
const copyText = (text: string) => Buffer.from(text).toString();
