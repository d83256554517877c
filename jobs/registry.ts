import type { Job } from "@/lib/runs/job";

/**
 * Every job by its name on the command line. Loaded when asked for, so that one broken part does not
 * keep the others from running.
 */
export const JOBS = {
  ingest: async () => (await import("@/lib/ingest/run")).ingest,
  signals: async () => (await import("@/lib/signals/run")).signals,
  rank: async () => (await import("./rank")).rank,
  tag: async () => (await import("./tags")).tag,
  websub: async () => (await import("@/lib/websub/run")).announceChanges,
  vectors: async () => (await import("@/lib/vectors/keep/run")).keepVectors,
  digest: async () => (await import("@/lib/editions/run")).digest,
  cancel: async () => (await import("./editions")).cancel,
  retry: async () => (await import("./editions")).retry,
  bounces: async () => (await import("./bounces")).bounces,
  housekeeping: async () => (await import("@/lib/housekeeping/run")).housekeeping,
} satisfies Record<string, () => Promise<Job>>;

export type JobName = keyof typeof JOBS;

export const isJobName = (name: string): name is JobName => Object.hasOwn(JOBS, name);
