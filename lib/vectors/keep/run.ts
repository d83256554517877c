import { fillSpace } from "@/lib/embeddings/run";
import { findAskedSpace } from "@/lib/embeddings/store";
import type { Job, JobContext, JobCounts } from "@/lib/runs/job";
import { indexNearest } from "../pgvector/run";
import { trainVectors } from "../run";
import { findCurrentModel } from "../store";

/**
 * Keeps all vectors fresh: those learnt from the corpus first, as everything falls back to them, then
 * those of the endpoint, then what finds the nearest of both. A fault of the endpoint is the run's, once
 * all else is done.
 */
export const keepVectors: Job = async (context: JobContext): Promise<JobCounts> => {
  const trained = await trainVectors(context);
  if (context.dryRun) return trained;
  const asked = await fillSpace(context);
  const models = [await findCurrentModel(), await findAskedSpace()];
  const nearest = await indexNearest(models, context);
  if (asked?.fault) {
    const done = Object.entries(asked.counts).map(([name, value]) => `${name} ${value}`);
    throw new Error(`Embeddings endpoint: ${asked.fault.message} (${done.join(", ")})`, {
      cause: asked.fault,
    });
  }
  return { ...trained, ...asked?.counts, nearest };
};
