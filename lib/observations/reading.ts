/** One signal value read at one instant: a running total, as its source states it. */
export type Reading = { signal: string; source: string; observedAt: Date; value: number };

/** A reading of a paper that may not be stored. */
export type PaperReading = Reading & {
  arxivId: string;
  /** The zero a series began at, as its source dates it: kept only where nothing earlier of it is. */
  isBeginning?: true;
};
