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

/**
 * Puts together what setweight() and || of three texts would: the words of authors and abstract follow
 * the last word of what stands before.
 */
export class ColumnComposer {
  /** Of each lexeme its place in `met`, plus one. */
  private slots = new Int32Array(4096);
  private met: number[] = [];
  private readonly positions: number[][] = [];
  private last = 0;
  private longest = 0;

  constructor(private readonly vocabulary: Vocabulary) {}

  /** Writes the column, or null for the trigger to fill it. */
  write(buffer: CopyBuffer, paper: CodedPaper | null): void {
    if (paper && this.compose(paper)) {
      const { lexemes } = this.vocabulary;
      buffer.lexemes(
        this.met.map((lexeme) => lexemes[lexeme] ?? ""),
        this.positions,
      );
    } else buffer.null();
  }

  private compose(paper: CodedPaper): boolean {
    this.begin();
    this.add(paper.title, WEIGHT_A);
    this.add(paper.authors, WEIGHT_B);
    this.add(paper.abstract, WEIGHT_C);
    return this.last <= POSITION_MAX && this.longest <= POSITIONS_MAX;
  }

  private begin(): void {
    for (const lexeme of this.met) this.slots[lexeme] = 0;
    this.met = [];
    this.last = 0;
    this.longest = 0;
    const { length } = this.vocabulary.lexemes;
    if (length > this.slots.length) this.slots = new Int32Array(length * 2);
  }

  private add(text: Coded, weight: number): void {
    const base = this.last;
    this.vocabulary.walk(text, (lexeme, place) => {
      const position = base + place;
      if (position > this.last) this.last = position;
      let slot = this.slots[lexeme] ?? 0;
      if (slot === 0) {
        slot = this.met.push(lexeme);
        this.slots[lexeme] = slot;
        this.positions[slot - 1] = [];
      }
      const places = this.positions[slot - 1];
      const count = places?.push(weight | position) ?? 0;
      if (count > this.longest) this.longest = count;
    });
  }
}
