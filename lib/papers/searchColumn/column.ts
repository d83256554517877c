import type { CopyBuffer } from "@/lib/database/copyBinary";
import type { Coded, Vocabulary } from "./vocabulary";

/** The texts of a paper that are searched, in the order of their weights. */
export type CodedPaper = { title: Coded; authors: Coded; abstract: Coded };

/** As PostgreSQL keeps weights A, B and C: two bits above the 14 of a position. */
const WEIGHT_A = 3 << 14;
const WEIGHT_B = 2 << 14;
const WEIGHT_C = 1 << 14;
/** PostgreSQL keeps positions up to 16,383, and 255 of them; what comes near is left to PostgreSQL. */
const POSITION_MAX = 16_000;
const POSITIONS_MAX = 250;
/** Ten times the words of a long abstract. */
const WORDS_MAX = 4096;

/**
 * Puts together what setweight() and || of three texts would: the words of authors and abstract follow
 * the last word of what stands before. Lists in arrays of numbers that are used for every paper, as
 * thousands of small arrays a paper kept the garbage collector busy.
 */
export class ColumnComposer {
  /** Of each lexeme its place among those met, plus one. */
  private slots = new Int32Array(WORDS_MAX);
  private readonly met = new Int32Array(WORDS_MAX);
  private metCount = 0;
  /** Of each lexeme met: its first word, its last, and how many there are. */
  private readonly firsts = new Int32Array(WORDS_MAX);
  private readonly lasts = new Int32Array(WORDS_MAX);
  private readonly counts = new Int32Array(WORDS_MAX);
  /** Of each word: its position with its weight, and the next word of the same lexeme. */
  private readonly positions = new Int32Array(WORDS_MAX);
  private readonly nexts = new Int32Array(WORDS_MAX);
  private wordCount = 0;
  private end = 0;
  private base = 0;
  private weight = 0;

  constructor(private readonly vocabulary: Vocabulary) {}

  /** Writes the column, or null for the trigger to fill it. */
  write(buffer: CopyBuffer, paper: CodedPaper | null): void {
    if (!(paper && this.compose(paper))) {
      buffer.null();
      return;
    }
    const start = buffer.beginLexemes(this.metCount);
    for (let slot = 0; slot < this.metCount; slot += 1) {
      const count = this.counts[slot] ?? 0;
      buffer.lexeme(this.vocabulary.lexemes[this.met[slot] ?? 0] ?? "", count);
      let word = this.firsts[slot] ?? 0;
      for (let n = 0; n < count; n += 1) {
        buffer.position(this.positions[word] ?? 0);
        word = this.nexts[word] ?? 0;
      }
    }
    buffer.endColumn(start);
  }

  private compose(paper: CodedPaper): boolean {
    this.begin();
    this.add(paper.title, WEIGHT_A);
    this.add(paper.authors, WEIGHT_B);
    this.add(paper.abstract, WEIGHT_C);
    if (this.end > POSITION_MAX || this.wordCount >= WORDS_MAX) return false;
    for (let slot = 0; slot < this.metCount; slot += 1) {
      if ((this.counts[slot] ?? 0) > POSITIONS_MAX) return false;
    }
    return true;
  }

  private begin(): void {
    for (let slot = 0; slot < this.metCount; slot += 1) this.slots[this.met[slot] ?? 0] = 0;
    this.metCount = 0;
    this.wordCount = 0;
    this.end = 0;
    const { length } = this.vocabulary.lexemes;
    if (length > this.slots.length) this.slots = new Int32Array(length * 2);
  }

  private add(text: Coded, weight: number): void {
    this.base = this.end;
    this.weight = weight;
    this.vocabulary.walk(text, this.note);
  }

  private readonly note = (lexeme: number, place: number): void => {
    if (this.wordCount >= WORDS_MAX) return;
    const word = this.wordCount++;
    const position = this.base + place;
    if (position > this.end) this.end = position;
    this.positions[word] = this.weight | position;
    const slot = (this.slots[lexeme] ?? 0) - 1;
    if (slot >= 0) {
      this.nexts[this.lasts[slot] ?? 0] = word;
      this.lasts[slot] = word;
      this.counts[slot] = (this.counts[slot] ?? 0) + 1;
      return;
    }
    const fresh = this.metCount++;
    this.slots[lexeme] = this.metCount;
    this.met[fresh] = lexeme;
    this.firsts[fresh] = word;
    this.lasts[fresh] = word;
    this.counts[fresh] = 1;
  };
}
