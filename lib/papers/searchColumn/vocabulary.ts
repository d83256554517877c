import { HASH_START, hashLetter, hashPiece, PieceTable } from "./pieceTable";

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

/** Words of papers never end: names, formulas, addresses. A lexeme takes some 100 bytes, a number 8. */
const LEXEMES_MAX = 100_000;
const COMPOUND_NUMBERS_MAX = 500_000;
const OPENING_BRACKET = 40;
/** The bit by which small letters of ASCII differ from great ones. */
const LOWER = 32;
const LETTER_A = 97;
const LETTER_Z = 122;
/**
 * The pieces between spaces that were met before. PostgreSQL's parser begins anew after a space, so a
 * text's words are those of its pieces, one piece after the other.
 */
export class Vocabulary {
  private readonly table = new PieceTable();
  /** Of each compound how many positions it takes, how many words, and of each lexeme and position. */
  private readonly compounds: number[] = [];
  private readonly lexemeIds = new Map<string, number>();
  readonly lexemes: string[] = [];

  get isFull(): boolean {
    return (
      this.table.isFull ||
      this.lexemes.length > LEXEMES_MAX ||
      this.compounds.length > COMPOUND_NUMBERS_MAX
    );
  }

  /** An unknown piece gets a code that stands in for its own until settle(). */
  read(text: string, unknown: Unknown): Coded {
    if (OPENING_MARKS.test(text)) return UNREADABLE;
    const coded: Coded = [];
    let start = 0;
    while (start < text.length) {
      const space = text.indexOf(" ", start);
      const end = space < 0 ? text.length : space;
      if (end - start > PIECE_LENGTH_MAX) return UNREADABLE;
      if (end > start) coded.push(this.readPiece(text, start, end, unknown));
      start = end + 1;
    }
    return coded;
  }

  /** Most pieces are a word of plain letters, which says the same in every case and beside these marks. */
  private readPiece(text: string, start: number, end: number, unknown: Unknown): number {
    let first = start;
    let last = end;
    if (text.charCodeAt(first) === OPENING_BRACKET) first += 1;
    while (last > first && isClosing(text.charCodeAt(last - 1))) last -= 1;
    let hash = HASH_START;
    for (let at = first; at < last; at += 1) {
      const letter = text.charCodeAt(at) | LOWER;
      if (letter < LETTER_A || letter > LETTER_Z) return this.readMarked(text, start, end, unknown);
      hash = hashLetter(hash, letter);
    }
    if (last === first) return this.readMarked(text, start, end, unknown);
    return (
      this.table.find(text, first, last, hash, LOWER) ??
      reserve(text.slice(first, last).toLowerCase(), unknown)
    );
  }

  private readMarked(text: string, start: number, end: number, unknown: Unknown): number {
    const hash = hashPiece(text, start, end);
    return this.table.find(text, start, end, hash, 0) ?? reserve(text.slice(start, end), unknown);
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
    const hash = hashPiece(piece, 0, piece.length);
    // Another page may have learnt it meanwhile.
    const known = this.table.find(piece, 0, piece.length, hash, 0);
    if (known !== undefined) return known;
    const places = words.flatMap(([lexeme, positions]) =>
      positions.map((place): [number, number] => [this.idOf(lexeme), place]),
    );
    const [first] = places;
    const isWord = places.length === 1 && length === 1 && first?.[1] === 1;
    const code = isWord ? first[0] : ~this.addCompound(places, length);
    this.table.keep(piece, hash, code);
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
}

function reserve(piece: string, unknown: Unknown): number {
  let code = unknown.get(piece);
  if (code === undefined) {
    code = STAND_IN - 1 - unknown.size;
    unknown.set(piece, code);
  }
  return code;
}

/** Comma, full stop, semicolon, colon, closing bracket. */
const isClosing = (letter: number) =>
  letter === 44 || letter === 46 || letter === 59 || letter === 58 || letter === 41;
