/** What every job is told. Below a job, `now` is always an argument, never the clock. */
export type JobContext = {
  now: Date;
  /** Count and report what would be done; write nothing, send nothing. */
  dryRun: boolean;
  /** Aborted when the process is asked to stop: finish the current step and return. */
  signal?: AbortSignal;
  /** What a job that reads a file was pointed at; "-" is standard input. */
  file?: string;
  /** The edition an operator means, as daily:2026-03-10. */
  edition?: string;
  /** What an operator wants of the proposed tags: new ones looked for, or one decided on. */
  proposals?: ProposalRequest;
  /** Formulas, by number or name, that a dry run of rank ranks by. */
  versions?: string[];
  /** Takes what a dry run has to show besides counts: as text, and as fields of the JSON. */
  tell?: (told: Told) => void;
};

export type Told = { text: string; data: object };

export type ProposalRequest =
  | { ask: "propose" }
  | { ask: "accept"; phrase: string }
  | { ask: "refuse"; phrase: string };

/** What a run counted, by name; printed by `npm run job` and kept in runs.counts. */
export type JobCounts = Record<string, number | string>;

export type Job = (context: JobContext) => Promise<JobCounts>;
