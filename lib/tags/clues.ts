import type { TagClue } from "./prominence";
import type { PhraseUse } from "./uses";

/** What one phrase moves: the place of a tag in the list of biases, and by how much. */
export type PhraseWeight = { tag: number; weight: number };

/** What all phrases say of all tags, in flat arrays: every phrase of every paper is looked up here. */
export class ClueTable {
  /** The clues of a phrase stand from its start to that of the next. */
  private readonly starts: Int32Array;
  private readonly tags: Int32Array;
  private readonly weights: Float64Array;
  /** Log odds of the paper being read, as far as `isTouched` says so. */
  readonly odds: Float64Array;
  private readonly isTouched: Uint8Array;

  constructor(
    byPhrase: readonly PhraseWeight[][],
    private readonly biases: readonly number[],
  ) {
    const all = byPhrase.flat();
    this.tags = Int32Array.from(all, ({ tag }) => tag);
    this.weights = Float64Array.from(all, ({ weight }) => weight);
    this.starts = new Int32Array(byPhrase.length + 1);
    byPhrase.forEach((clues, phrase) => {
      this.starts[phrase + 1] = (this.starts[phrase] ?? 0) + clues.length;
    });
    this.odds = new Float64Array(biases.length);
    this.isTouched = new Uint8Array(biases.length);
  }

  /** Sums the odds of every tag that any phrase speaks for or against; these, as first met. */
  sumOdds(uses: readonly PhraseUse[]): number[] {
    const { starts, tags, weights, odds, isTouched } = this;
    const touched: number[] = [];
    for (const { phrase, value } of uses) {
      const end = starts[phrase + 1] ?? 0;
      for (let at = starts[phrase] ?? 0; at < end; at++) {
        const tag = tags[at] ?? 0;
        if (isTouched[tag] === 0) {
          isTouched[tag] = 1;
          odds[tag] = this.biases[tag] ?? 0;
          touched.push(tag);
        }
        odds[tag] = (odds[tag] ?? 0) + value * (weights[at] ?? 0);
      }
    }
    for (const tag of touched) isTouched[tag] = 0;
    return touched;
  }

  /** The phrases of a paper that speak of one tag, as they stand there. */
  listClues(uses: readonly PhraseUse[], tag: number): TagClue[] {
    const found: TagClue[] = [];
    for (const use of uses) {
      const end = this.starts[use.phrase + 1] ?? 0;
      for (let at = this.starts[use.phrase] ?? 0; at < end; at++) {
        if (this.tags[at] === tag) found.push({ use, weight: this.weights[at] ?? 0 });
      }
    }
    return found;
  }
}
