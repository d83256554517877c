/** What is known of a word as spelled: its number among the words of phrases, and its cue. */
export type KnownWord = { id: number; cue: number };

export const NONE = -1;

/**
 * Spellings found by where they stand in a text, without cutting them out: the hash grows as the text is
 * read. Most words of an abstract are no word of any phrase, and cost no more than an empty slot.
 */
export class WordTable {
  private readonly slots: Int32Array;
  private readonly mask: number;
  private readonly hashes: Int32Array;
  /** The letters of all words in a row, each word from its start to that of the next. */
  private readonly letters: Uint16Array;
  private readonly starts: Int32Array;
  readonly ids: Int32Array;
  readonly cues: Uint8Array;

  constructor(words: ReadonlyMap<string, KnownWord>) {
    const spellings = [...words.keys()];
    this.hashes = Int32Array.from(spellings, hashWord);
    const all = spellings.join("");
    this.letters = Uint16Array.from({ length: all.length }, (_, at) => all.charCodeAt(at));
    this.starts = new Int32Array(spellings.length + 1);
    spellings.forEach((word, place) => {
      this.starts[place + 1] = (this.starts[place] ?? 0) + word.length;
    });
    this.ids = Int32Array.from(words.values(), ({ id }) => id);
    this.cues = Uint8Array.from(words.values(), ({ cue }) => cue);
    // At most a quarter full: nearly every word that is not there meets an empty slot at once.
    const size = 2 ** Math.ceil(Math.log2(4 * words.size + 1));
    this.mask = size - 1;
    this.slots = new Int32Array(size).fill(NONE);
    this.hashes.forEach((hash, place) => {
      let slot = mix(hash) & this.mask;
      while (this.slots[slot] !== NONE) slot = (slot + 1) & this.mask;
      this.slots[slot] = place;
    });
  }

  /** The place in `ids` and `cues` of the word text[start, end), whose hash that is; NONE if unknown. */
  find(text: string, start: number, end: number, hash: number): number {
    let slot = mix(hash) & this.mask;
    for (;;) {
      const place = this.slots[slot] ?? NONE;
      if (place === NONE) return NONE;
      if (this.hashes[place] === hash && this.isAt(place, text, start, end)) return place;
      slot = (slot + 1) & this.mask;
    }
  }

  private isAt(place: number, text: string, start: number, end: number): boolean {
    const { letters, starts } = this;
    const first = starts[place] ?? 0;
    if ((starts[place + 1] ?? 0) - first !== end - start) return false;
    for (let at = start; at < end; at++) {
      if (text.charCodeAt(at) !== letters[first + at - start]) return false;
    }
    return true;
  }
}

/** The hash of a word by one more unit; that of no unit is 0. */
export const growHash = (hash: number, unit: number): number => (Math.imul(hash, 31) + unit) | 0;

/** Near words have near hashes: spread them over the slots. */
const mix = (hash: number): number => Math.imul(hash, 0x9e3779b1) >>> 12;

function hashWord(word: string): number {
  let hash = 0;
  for (let at = 0; at < word.length; at++) hash = growHash(hash, word.charCodeAt(at));
  return hash;
}
