/**
 * A sparse matrix by rows: row r holds the columns `columns[starts[r]…starts[r + 1])` with `values`.
 */
export type SparseRows = { starts: Uint32Array; columns: Uint32Array; values: Float32Array };

/** Rows between two breaths: some ten milliseconds. */
const ROWS_PER_STEP = 500;

/** What papers say, as it is read: term counts by running number. Grows; then becomes SparseRows. */
export class TermCounts {
  private readonly numbers = new Map<string, number>();
  private readonly starts = [0];
  private columns = new Uint32Array(1 << 16);
  private counts = new Float32Array(1 << 16);

  add(terms: Map<string, number>): void {
    let at = this.starts.at(-1) ?? 0;
    if (at + terms.size > this.columns.length) this.grow(at + terms.size);
    for (const [term, count] of terms) {
      let number = this.numbers.get(term);
      if (number === undefined) {
        number = this.numbers.size;
        this.numbers.set(term, number);
      }
      this.columns[at] = number;
      this.counts[at] = count;
      at += 1;
    }
    this.starts.push(at);
  }

  get rowCount(): number {
    return this.starts.length - 1;
  }

  listTerms(): string[] {
    return [...this.numbers.keys()];
  }

  /** In how many rows each term stands, by its number. */
  countRowsOfTerms(): Uint32Array {
    const rows = new Uint32Array(this.numbers.size);
    const end = this.starts.at(-1) ?? 0;
    for (let at = 0; at < end; at++)
      rows[this.columns[at] as number] = (rows[this.columns[at] as number] as number) + 1;
    return rows;
  }

  /**
   * The rows over the kept terms alone, each of length one. `placeOf` is the new column of an old
   * number, or -1; `weightOf` is by new column. Yields often.
   */
  *toRows(placeOf: Int32Array, weightOf: Float32Array): Generator<void, SparseRows> {
    const end = this.starts.at(-1) ?? 0;
    const rows = {
      starts: new Uint32Array(this.starts.length),
      columns: new Uint32Array(end),
      values: new Float32Array(end),
    };
    let at = 0;
    for (let row = 0; row < this.rowCount; row++) {
      if (row % ROWS_PER_STEP === 0) yield;
      const first = at;
      for (let old = this.starts[row] as number; old < (this.starts[row + 1] as number); old++) {
        const place = placeOf[this.columns[old] as number] as number;
        if (place < 0) continue;
        rows.columns[at] = place;
        rows.values[at] = dampCount(this.counts[old] as number) * (weightOf[place] as number);
        at += 1;
      }
      scaleToOne(rows.values.subarray(first, at));
      rows.starts[row + 1] = at;
    }
    return rows;
  }

  private grow(least: number): void {
    const size = Math.max(least, this.columns.length * 2);
    const columns = new Uint32Array(size);
    const counts = new Float32Array(size);
    columns.set(this.columns);
    counts.set(this.counts);
    this.columns = columns;
    this.counts = counts;
  }
}

/** A word said ten times is not ten times the topic. */
export const dampCount = (count: number): number => 1 + Math.log(count);

/** Makes a vector one long, in place; one without direction stays as it is. */
export function scaleToOne(values: Float32Array): void {
  let sum = 0;
  for (const value of values) sum += value * value;
  if (sum === 0) return;
  const factor = 1 / Math.sqrt(sum);
  for (let at = 0; at < values.length; at++) values[at] = (values[at] as number) * factor;
}
