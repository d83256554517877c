import type { TermCounts } from "./rows";

export type Vocabulary = {
  terms: string[];
  /** Rarer words of at least two papers, the commonest first: right spellings, without a vector. */
  spellings: string[];
  /** Inverse document frequency by column. */
  weights: Float32Array;
  /** From the numbers of the counts to columns; -1 for a term that is not kept. */
  placeOf: Int32Array;
};

/** More terms than this are names and typing errors; memory and training time grow with them. */
const TERMS_MAX = 40_000;
/** Names and rare words; twice in the corpus is hardly ever a typing error. */
const SPELLINGS_MAX = 60_000;
/** A term in more papers than this share tells nothing apart. */
const COMMON_SHARE = 0.35;
/** So few papers are no crowd, however small the corpus. */
const COMMON_LEAST = 20;

/** The terms worth a place: in at least two papers, in five of a large corpus, not in a third of all. */
export function chooseVocabulary(counts: TermCounts): Vocabulary {
  const rowCount = counts.rowCount;
  const rowsOf = counts.countRowsOfTerms();
  const least = rowCount < 2_000 ? 2 : 5;
  const most = Math.max(COMMON_LEAST, rowCount * COMMON_SHARE);
  const all = counts.listTerms();
  const byCount = all
    .map((_, number) => number)
    .filter((number) => isBetween(rowsOf[number] ?? 0, 2, most))
    .sort((a, b) => (rowsOf[b] ?? 0) - (rowsOf[a] ?? 0) || a - b);
  const kept = byCount.filter((number) => (rowsOf[number] ?? 0) >= least).slice(0, TERMS_MAX);
  const placeOf = new Int32Array(all.length).fill(-1);
  for (const [place, number] of kept.entries()) placeOf[number] = place;
  return {
    terms: kept.map((number) => all[number] ?? ""),
    spellings: byCount.slice(kept.length, kept.length + SPELLINGS_MAX).map((at) => all[at] ?? ""),
    weights: Float32Array.from(kept, (number) => Math.log(rowCount / (rowsOf[number] ?? 1))),
    placeOf,
  };
}

const isBetween = (value: number, least: number, most: number) => value >= least && value <= most;
