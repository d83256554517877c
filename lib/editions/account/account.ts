/** Where every candidate of an edition stands. The states always sum to the candidates. */
export type EditionAccount = {
  kind: string;
  /** YYYY-MM-DD */
  editionOn: string;
  closedAt: Date | null;
  candidateCount: number;
  /** Deliveries by state; a state without any is missing. */
  states: Record<string, number>;
};
