import { fillSpace } from "@/lib/embeddings/run";
import type { Job, JobContext, JobCounts } from "@/lib/runs/job";
import { trainVectors } from "../run";

/**
 * Keeps all vectors fresh: those learnt from the corpus first, as they are what everything falls back
 * to, then those of the endpoint. A fault of the endpoint is the run's, once all else is done.
 */
export const keepVectors: Job = async (context: JobContext): Promise<JobCounts> => {
  const trained = await trainVectors(context);
  const asked = await fillSpace(context);
  if (asked?.fault) {
    const done = Object.entries(asked.counts).map(([name, value]) => `${name} ${value}`);
    throw new Error(`Embeddings endpoint: ${asked.fault.message} (${done.join(", ")})`, {
      cause: asked.fault,
    });
  }
  return { ...trained, ...asked?.counts };
};
