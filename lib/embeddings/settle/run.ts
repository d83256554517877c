import type { JobContext } from "@/lib/runs/job";
import { countCells, findCentres } from "@/lib/vectors/cells";
import { chooseCell, unpackVector, type VectorModel } from "@/lib/vectors/model";
import { runSteps } from "@/lib/vectors/steps";
import { noteVisiblePlaces, readModel, savePlaces } from "@/lib/vectors/store";
import {
  countPlaced,
  insertSorted,
  listSpaces,
  listStoredVectors,
  listUnsorted,
  type Space,
  switchSpace,
  withdrawSpace,
} from "../store";
import { hasOutgrownCells, judgeShare } from "./share";

const PAGE_SIZE = 500;
/** 64 MB of numbers: some twenty thousand vectors of 768, eighty for each of the cells they are for. */
const SAMPLE_NUMBERS_MAX = 16_000_000;

/**
 * Lets a space answer once it knows enough papers, files it under cells before that when it has outgrown
 * those it has, and withdraws it when too many papers came that it does not know. Cells are chosen on a
 * copy, so that questions meanwhile see one filing or the other; a run that dies goes on copying.
 * Returns what the space is doing.
 */
export async function settleSpace(
  method: string,
  paperCount: number,
  context: JobContext,
): Promise<Space["state"] | "none"> {
  const spaces = await listSpaces(method);
  const space = spaces.find(({ state }) => state !== "sorting");
  if (!space) return "none";
  const placedCount = await countPlaced(space.id);
  const isAnswering = judgeShare(placedCount, paperCount, space.state === "answering");
  if (!isAnswering) {
    if (space.state === "answering") await withdrawSpace(space.id);
    return "asking";
  }
  const underWay = spaces.find(({ state }) => state === "sorting");
  if (underWay || hasOutgrownCells(space.paperCount, placedCount)) {
    const sorted = underWay ?? (await openSorted(space, placedCount, context));
    return (await sortInto(space, sorted, context)) ? "answering" : "sorting";
  }
  if (space.state !== "answering") {
    await noteVisiblePlaces();
    await switchSpace(space.id);
  }
  return "answering";
}

async function openSorted(
  space: Space,
  placedCount: number,
  { now, signal }: JobContext,
): Promise<Space | null> {
  const model = await readModel(space.id);
  if (!model) return null;
  const sample = await readSample(space.id, model, placedCount);
  const { dimensions } = model;
  const steps = findCentres(sample, dimensions, countCells(placedCount));
  const centres = await runSteps(steps, signal);
  return centres && insertSorted(space, { centres, dimensions }, { paperCount: placedCount, now });
}

/** Vectors of papers from the whole corpus, evenly, as many as memory has room for. */
async function readSample(
  id: number,
  { dimensions }: VectorModel,
  placedCount: number,
): Promise<Float32Array> {
  const step = Math.max(1, Math.ceil((placedCount * dimensions) / SAMPLE_NUMBERS_MAX));
  const sample: Float32Array[] = [];
  for (let afterId = 0; ; ) {
    const page = await listStoredVectors(id, { afterId, step, limit: PAGE_SIZE });
    const last = page.at(-1);
    if (!last) break;
    sample.push(...page.map(({ vector }) => unpackVector(new Int8Array(vector))));
    afterId = last.paperId;
  }
  const vectors = new Float32Array(sample.length * dimensions);
  for (const [at, vector] of sample.entries()) vectors.set(vector, at * dimensions);
  return vectors;
}

/** Whether the copy is whole and answers now. */
async function sortInto(from: Space, to: Space | null, { signal }: JobContext): Promise<boolean> {
  const model = to && (await readModel(to.id));
  if (!to || !model) return false;
  for (let afterId = 0; ; ) {
    if (signal?.aborted) return false;
    const page = await listUnsorted(from.id, to.id, { afterId, limit: PAGE_SIZE });
    const last = page.at(-1);
    if (!last) break;
    const places = page.map(({ paperId, vector, readAt }) => {
      const bytes = new Int8Array(vector);
      return { paperId, cell: chooseCell(model, unpackVector(bytes)), vector: bytes, readAt };
    });
    await savePlaces(to.id, places);
    afterId = last.paperId;
  }
  await noteVisiblePlaces();
  await switchSpace(to.id);
  return true;
}
