/** What PostgreSQL makes of a piece of text: its lexemes with their positions, and how many it takes. */
export type PieceWords = { piece: string; words: [string, number[]][]; length: number };
/** A text, piece by piece: of most pieces the one lexeme, of others ~ the place of their compound. */
export type Coded = number[];
/** Pieces of one page that were not met before, each with a code that only stands in for its own. */
export type Unknown = Map<string, number>;

/** Codes below it stand in for the code of an unknown piece. */
const STAND_IN = -(2 ** 29);
/** No word is as long. A file of such pieces would fill the memory, and PostgreSQL can read them itself. */
const PIECE_LENGTH_MAX = 100;
/** Before the first word of a text these marks may mean something else than after a space: "~3" a file. */
const OPENING_MARKS = /^[-+~./&<]/;
/** Said of a text that is left to PostgreSQL. */
export const UNREADABLE: Coded = [];

/** Slots of the table of pieces; a power of two. It stays half empty, so that a piece is found at once. */
const SLOT_COUNT = 2 ** 17;
/** Words of papers never end: names, formulas, addresses. A lexeme takes some 100 bytes, a number 8. */
const LEXEMES_MAX = 100_000;
const COMPOUND_NUMBERS_MAX = 500_000;
/** Marks of pieces met once; two that share one only make the second be kept too early. */
const MARK_COUNT = 2 ** 20;
const SPACE = 32;
/** FNV-1a, which mixes well and needs one multiplication a letter. */
const HASH_START = 0x811c9dc5;
const HASH_FACTOR = 0x01000193;

/**
 * The pieces between spaces that were met before. PostgreSQL's parser begins anew after a space, so a
 * text's words are those of its pieces, one piece after the other. A table of our own, as a Map would have
 * every piece cut from its text first: three times the work. Half of all pieces come once: kept is what
 * comes again.
 */
export class Vocabulary {
  /** Place of a piece, plus one, by its hash. */
  private readonly slots = new Int32Array(SLOT_COUNT);
  private readonly isMarked = new Uint8Array(MARK_COUNT);
  private readonly pieces: string[] = [];
  private readonly hashes: number[] = [];
  private readonly codes: Coded = [];
  /** Of each compound how many positions it takes, how many words, and of each lexeme and position. */
  private readonly compounds: number[] = [];
  private readonly lexemeIds = new Map<string, number>();
  readonly lexemes: string[] = [];

  get isFull(): boolean {
    return (
      this.pieces.length > SLOT_COUNT / 2 ||
      this.lexemes.length > LEXEMES_MAX ||
      this.compounds.length > COMPOUND_NUMBERS_MAX
    );
  }

  /** An unknown piece gets a code that stands in for its own until settle(). */
  read(text: string, unknown: Unknown): Coded {
    if (OPENING_MARKS.test(text)) return UNREADABLE;
    const coded: Coded = [];
    const { length } = text;
    let start = 0;
    let hash = HASH_START;
    for (let at = 0; at <= length; at += 1) {
      const letter = at < length ? text.charCodeAt(at) : SPACE;
      if (letter !== SPACE) {
        hash = Math.imul(hash ^ letter, HASH_FACTOR);
        continue;
      }
      if (at - start > PIECE_LENGTH_MAX) return UNREADABLE;
      if (at > start) {
        coded.push(this.find(text, start, at, hash) ?? reserve(text.slice(start, at), unknown));
      }
      start = at + 1;
      hash = HASH_START;
    }
    return coded;
  }

  /** Takes in what the unknown pieces of a page say, and puts their codes into its texts. */
  settle(texts: Coded[], unknown: Unknown, learnt: PieceWords[]): void {
    const codes = new Map<number, number>();
    for (const one of learnt) codes.set(unknown.get(one.piece) ?? 0, this.learn(one));
    for (const coded of texts) {
      for (let at = 0; at < coded.length; at += 1) {
        const code = coded[at] ?? 0;
        if (code < STAND_IN) coded[at] = codes.get(code) ?? code;
      }
    }
  }

  /** Tells `note` each word of a text and its place. */
  walk(coded: Coded, note: (lexeme: number, place: number) => void): void {
    const { compounds } = this;
    let before = 0;
    for (const code of coded) {
      if (code >= 0) {
        before += 1;
        note(code, before);
        continue;
      }
      const start = ~code;
      const end = start + 2 + 2 * (compounds[start + 1] ?? 0);
      for (let at = start + 2; at < end; at += 2) {
        note(compounds[at] ?? 0, before + (compounds[at + 1] ?? 0));
      }
      before += compounds[start] ?? 0;
    }
  }

  private learn({ piece, words, length }: PieceWords): number {
    const hash = hashOf(piece);
    // Another page may have learnt it meanwhile.
    const known = this.find(piece, 0, piece.length, hash);
    if (known !== undefined) return known;
    const places = words.flatMap(([lexeme, positions]) =>
      positions.map((place): [number, number] => [this.idOf(lexeme), place]),
    );
    const [first] = places;
    const isWord = places.length === 1 && length === 1 && first?.[1] === 1;
    const code = isWord ? first[0] : ~this.addCompound(places, length);
    this.keep(piece, hash, code);
    return code;
  }

  private addCompound(places: [number, number][], length: number): number {
    const start = this.compounds.push(length, places.length) - 2;
    for (const [lexeme, place] of places) this.compounds.push(lexeme, place);
    return start;
  }

  private idOf(lexeme: string): number {
    let id = this.lexemeIds.get(lexeme);
    if (id === undefined) {
      id = this.lexemes.push(lexeme) - 1;
      this.lexemeIds.set(lexeme, id);
    }
    return id;
  }

  private find(text: string, start: number, end: number, hash: number): number | undefined {
    for (let slot = mix(hash); ; slot = (slot + 1) & (SLOT_COUNT - 1)) {
      const place = this.slots[slot] ?? 0;
      if (place === 0) return undefined;
      if (this.hashes[place - 1] !== hash) continue;
      const piece = this.pieces[place - 1] ?? "";
      if (piece.length === end - start && text.startsWith(piece, start)) {
        return this.codes[place - 1];
      }
    }
  }

  /** Keeps a piece when it is met for the second time. */
  private keep(piece: string, hash: number, code: number): void {
    const mark = (hash ^ (hash >>> 12)) & (MARK_COUNT - 1);
    if (this.isMarked[mark] === 0) {
      this.isMarked[mark] = 1;
      return;
    }
    let slot = mix(hash);
    while (this.slots[slot] !== 0) slot = (slot + 1) & (SLOT_COUNT - 1);
    this.slots[slot] = this.pieces.push(copyText(piece));
    this.hashes.push(hash);
    this.codes.push(code);
  }
}

function reserve(piece: string, unknown: Unknown): number {
  let code = unknown.get(piece);
  if (code === undefined) {
    code = STAND_IN - 1 - unknown.size;
    unknown.set(piece, code);
  }
  return code;
}

function hashOf(piece: string): number {
  let hash = HASH_START;
  for (let at = 0; at < piece.length; at += 1) {
    hash = Math.imul(hash ^ piece.charCodeAt(at), HASH_FACTOR);
  }
  return hash;
}

const mix = (hash: number) => (hash ^ (hash >>> 15)) & (SLOT_COUNT - 1);

/** What was cut from a text keeps all of it in memory as long as it lives itself. */
const copyText = (text: string) => Buffer.from(text).toString();
