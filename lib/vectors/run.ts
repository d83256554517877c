import { countPapers } from "@/lib/papers/store";
import type { Job, JobContext, JobCounts } from "@/lib/runs/job";
import { addWords, recountWords } from "@/lib/words/store";
import { chooseCell, embedPaper, packVector, type VectorModel } from "./model";
import { runSteps } from "./steps";
import {
  deleteRetiredModels,
  insertModel,
  listModels,
  listTexts,
  listUnplaced,
  type ModelState,
  noteVisiblePlaces,
  type PaperText,
  type Place,
  readModel,
  savePlaces,
  switchModel,
} from "./store";
import { METHOD, type TrainingText, trainModel } from "./train";

/** More texts teach hardly more; this many take some 300 MB and a minute. */
const SAMPLE_MAX = 60_000;
const PAGE_SIZE = 500;
/** A quarter more papers bring words and topics that the model has never seen. */
const GROWTH_BEFORE_TRAINING = 1.25;

/**
 * Keeps the vectors of meaning fresh: trains a model when there is none, or the corpus has outgrown
 * it, and files every paper that the model has not read. Questions go to the old model until all
 * papers are filed in the new one. A run that dies in between is taken up where it stood; training
 * itself starts over.
 */
export const trainVectors: Job = async (context: JobContext): Promise<JobCounts> => {
  const paperCount = await countPapers();
  const models = await listModels();
  const current = models.find((one) => one.state === "current");
  const isTraining = !models.some(isUnderWay) && isOutgrown(current, paperCount);
  if (context.dryRun) return { papers: paperCount, trained: isTraining ? 1 : 0, placed: 0 };
  await deleteRetiredModels();
  const trained = isTraining ? await trainAndStore(paperCount, context) : null;
  const target = trained ?? models.find(isUnderWay)?.id ?? current?.id;
  const isCurrent = target === current?.id;
  const placed = target === undefined ? 0 : await placeAll(target, isCurrent, context);
  const isFilled = target !== undefined && target !== current?.id && !context.signal?.aborted;
  if (isFilled) {
    await recountWords();
    await noteVisiblePlaces();
    await switchModel(target);
  }
  return { papers: paperCount, trained: trained === null ? 0 : 1, placed };
};

const isUnderWay = (model: ModelState) => model.state === "filling" && model.method === METHOD;

function isOutgrown(current: ModelState | undefined, paperCount: number): boolean {
  if (paperCount < 2) return false;
  if (!current || current.method !== METHOD) return true;
  return paperCount >= current.paperCount * GROWTH_BEFORE_TRAINING;
}

async function trainAndStore(paperCount: number, context: JobContext): Promise<number | null> {
  const texts = await readSample(paperCount);
  const model = await runSteps(trainModel(texts, paperCount), context.signal);
  return model ? insertModel(model, { method: METHOD, paperCount, now: context.now }) : null;
}

/** Papers from the whole corpus, evenly. */
async function readSample(paperCount: number): Promise<TrainingText[]> {
  const step = Math.max(1, Math.ceil(paperCount / SAMPLE_MAX));
  const texts: TrainingText[] = [];
  for (let after = 0; ; ) {
    const page = await listTexts(after, step, PAGE_SIZE);
    texts.push(...page.map(({ title, abstract }) => ({ title, abstract })));
    const last = page.at(-1);
    if (!last) return texts;
    after = last.id;
  }
}

/** What the current model has not read is new to the counted words as well, or changed. */
async function placeAll(
  modelId: number,
  isCurrent: boolean,
  { signal }: JobContext,
): Promise<number> {
  const model = await readModel(modelId);
  let placed = 0;
  for (let after = 0; model && !signal?.aborted; ) {
    const papers = await listUnplaced(modelId, after, PAGE_SIZE);
    const last = papers.at(-1);
    if (!last) break;
    await savePlaces(
      modelId,
      papers.map((paper) => placePaper(model, paper)),
    );
    if (isCurrent) await addWords(papers.map((paper) => paper.id));
    placed += papers.length;
    after = last.id;
  }
  return placed;
}

/** Cell −1 holds what no question can find: texts without a known word. */
export function placePaper(
  model: VectorModel,
  { id, title, abstract, changedAt }: PaperText,
): Place {
  const vector = embedPaper(model, title, abstract);
  return {
    paperId: id,
    cell: vector ? chooseCell(model, vector) : -1,
    vector: packVector(vector ?? new Float32Array(model.dimensions)),
    readAt: changedAt,
  };
}
