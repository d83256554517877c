import { database, sql } from "@/lib/database/client";
import { placePaper, trainVectors } from "@/lib/vectors/run";
import {
  insertModel,
  listModels,
  listTexts,
  noteVisiblePlaces,
  savePlaces,
  switchModel,
} from "@/lib/vectors/store";
import { METHOD, trainModel } from "@/lib/vectors/train";
import { recountWords } from "@/lib/words/store";

/** So many papers are read by the product's own job; more would take an hour of one core. */
const FILED_BY_JOB = 100_000;
const PAGE_SIZE = 500;

/**
 * Trains vectors on the papers of settings().DATABASE_URL and files all of them, unless that was done
 * before. Above FILED_BY_JOB papers only every so many-th is read and the ones after it are filed
 * beside it: cells are as full as they would be, though their papers are more alike.
 */
export async function prepareMeaning(paperCount: number): Promise<void> {
  if ((await listModels()).some((model) => model.state === "current")) return;
  console.error(`Training vectors on ${paperCount} papers ...`);
  if (paperCount <= FILED_BY_JOB) {
    await trainVectors({ now: new Date(), dryRun: false });
    return;
  }
  const step = Math.ceil(paperCount / FILED_BY_JOB);
  const modelId = await trainOnEvery(step, paperCount);
  await copyPlaces(modelId, step);
  await recountWords();
  await switchModel(modelId);
}

/** A model of the size for `paperCount`, with every `step`th paper filed in it. */
async function trainOnEvery(step: number, paperCount: number): Promise<number> {
  // Two thirds of what is filed, as the job itself would sample.
  const sample = [];
  for await (const page of pagesOf(step * 2)) sample.push(...page);
  const training = trainModel(sample, paperCount);
  let done = training.next();
  while (!done.done) done = training.next();
  if (!done.value) throw new Error("The papers have no words in common.");
  const model = done.value;
  const id = await insertModel(model, { method: METHOD, paperCount, now: new Date() });
  for await (const page of pagesOf(step)) {
    await savePlaces(
      id,
      page.map((paper) => placePaper(model, paper)),
    );
  }
  return id;
}

async function* pagesOf(step: number) {
  for (let after = 0; ; ) {
    const page = await listTexts(after, step, PAGE_SIZE);
    const last = page.at(-1);
    if (!last) return;
    yield page;
    after = last.id;
  }
}

/** Files the papers between two that were read beside the first of them. */
async function copyPlaces(modelId: number, step: number): Promise<void> {
  await database().$executeRaw(sql`
    INSERT INTO paper_vectors (model_id, paper_id, cell, vector, read_at)
    SELECT model_id, papers.id, cell, vector, changed_at
    FROM paper_vectors JOIN papers
      ON papers.id > paper_id - ${step} AND papers.id < paper_id
    WHERE model_id = ${modelId}
    ON CONFLICT DO NOTHING`);
  await noteVisiblePlaces();
}
