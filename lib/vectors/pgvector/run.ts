import { log } from "@/lib/log";
import type { JobContext } from "@/lib/runs/job";
import type { StoredModel } from "../store";
import {
  buildNearest,
  createNearest,
  deleteUnplaced,
  dropOrphans,
  INDEXED_MAX,
  listUncopied,
  openExtension,
  saveNearest,
} from "./store";

const PAGE_SIZE = 500;

let said = "";

/**
 * Where the server has pgvector, copies the places of the models that answer into tables with an index
 * and has questions go by that; returns by what they go. Cells are kept: they answer while an index is
 * missing. A run that dies goes on copying; whatever fails here leaves the cells.
 */
export async function indexNearest(
  models: (StoredModel | null)[],
  { signal }: JobContext,
): Promise<string> {
  const extension = await openExtension();
  if (extension.state === "absent") return sayOnce(`cells: ${extension.reason}`);
  try {
    await dropOrphans();
    for (const stored of models) if (stored) await indexModel(stored, signal);
    return sayOnce(`pgvector ${extension.version}`);
  } catch (error) {
    return sayOnce(`cells: ${String(error)}`);
  }
}

async function indexModel({ id, model }: StoredModel, signal?: AbortSignal): Promise<void> {
  if (model.dimensions > INDEXED_MAX) return;
  await createNearest(id, model.dimensions);
  for (let afterId = 0; ; ) {
    if (signal?.aborted) return;
    const places = await listUncopied(id, { afterId, limit: PAGE_SIZE });
    const last = places.at(-1);
    if (!last) break;
    await saveNearest(id, places);
    afterId = last.paperId;
  }
  await deleteUnplaced(id);
  await buildNearest(id);
}

/** The same answer every hour is no news. */
function sayOnce(answer: string): string {
  if (answer !== said) log.info("nearest papers are found", { by: answer });
  said = answer;
  return answer;
}
