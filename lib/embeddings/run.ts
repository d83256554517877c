import { DIMENSIONS_MAX, settings } from "@/lib/env";
import { countPapers } from "@/lib/papers/store";
import type { JobContext, JobCounts } from "@/lib/runs/job";
import { catchFault, SourceFault } from "@/lib/sources/fault";
import { ARXIV_MANNERS, askSource, type Manners } from "@/lib/sources/run";
import { chooseCell, packVector, type VectorModel } from "@/lib/vectors/model";
import { listUnplaced, type PaperText, readModel, savePlaces } from "@/lib/vectors/store";
import { composeTerms, composeText, cutBatches } from "./compose";
import { describeEndpoint, type Endpoint } from "./endpoint";
import { parseAnswer, type Reading } from "./parse";
import { settleSpace } from "./settle/run";
import { listSpaces, openSpace, type Space } from "./store";

/** An endpoint of the operator's own, or one that is paid for: it is asked as fast as it answers. */
export const ENDPOINT_MANNERS: Manners = {
  ...ARXIV_MANNERS,
  source: "embeddings",
  pauseMs: 0,
  firstBackOffMs: 1_000,
  // Sixty abstracts take a model on two processors half a minute, and loading it as long; sixty vectors
  // of 4,096 numbers are 5 MB.
  limits: { deadlineMs: 120_000, bytesMax: 16 * 1024 * 1024 },
};

/** Meanwhile papers that ingest brought wait for their place in the corpus' own model. */
const RUN_MAX_MS = 45 * 60_000;
const PAGE_SIZE = 256;
/** A text that is refused alone is tried with half of it, down to this: less says too little. */
const SHORTEST_LETTERS = 500;

type Asked = { counts: JobCounts; fault: SourceFault | null };
type Filling = { endpoint: Endpoint; manners: Manners; context: JobContext };
type Text = { paper: PaperText; text: string };

/**
 * Asks the endpoint for the vectors of papers that its model has not read, or not as they are now, a
 * batch a transaction; null without an endpoint. What was stored stays whatever comes next, and the next
 * run goes on there. A fault ends the run and is given back.
 */
export async function fillSpace(
  context: JobContext,
  manners: Manners = ENDPOINT_MANNERS,
): Promise<Asked | null> {
  const endpoint = describeEndpoint(settings());
  if (!endpoint || context.dryRun) return null;
  const counts = { asked: 0 };
  const fault = await catchFault(() => askAll({ endpoint, manners, context }, counts));
  const answers = await settleSpace(endpoint.method, await countPapers(), context);
  return { counts: { ...counts, space: answers }, fault };
}

async function askAll(filling: Filling, counts: { asked: number }): Promise<void> {
  const { endpoint, context } = filling;
  const endsAt = performance.now() + RUN_MAX_MS;
  let space = await findFilled(endpoint.method);
  let model = space && (await readModel(space.id));
  for (let after = 0; ; ) {
    const papers = await listUnplaced(space?.id ?? 0, after, PAGE_SIZE);
    const texts = papers.map((paper) => ({ paper, text: composeText(paper) }));
    for (const batch of cutBatches(texts)) {
      if (context.signal?.aborted || performance.now() > endsAt) return;
      const vectors = await askTexts(
        filling,
        batch.map(({ text }) => text),
        model,
      );
      space ??= await openSpace(endpoint.method, vectors[0]?.length ?? 0, context.now);
      model ??= await readModel(space.id);
      if (!model) throw new Error("The space of vectors was removed while it was filled.");
      await savePlaces(space.id, placeAll(model, batch, vectors));
      counts.asked += batch.length;
    }
    const last = papers.at(-1);
    if (!last) return;
    after = last.id;
  }
}

/** The one that questions go to, else the one that is being filled. */
async function findFilled(method: string): Promise<Space | undefined> {
  const spaces = await listSpaces(method);
  const isIn = (state: Space["state"]) => spaces.find((space) => space.state === state);
  return isIn("answering") ?? isIn("asking");
}

const placeAll = (model: VectorModel, batch: Text[], vectors: Float32Array[]) =>
  batch.map(({ paper }, at) => {
    const vector = vectors[at] ?? new Float32Array(model.dimensions);
    const cell = chooseCell(model, vector);
    return { paperId: paper.id, cell, vector: packVector(vector), readAt: paper.changedAt };
  });

/**
 * A vector for each text. A batch that will not be read is halved until the text is found that is at
 * fault, which is too long more often than not.
 */
async function askTexts(
  filling: Filling,
  texts: string[],
  model: VectorModel | null | undefined,
): Promise<Float32Array[]> {
  const reading = await askOnce(filling, texts, model?.dimensions ?? null);
  if (reading.outcome === "vectors") return reading.vectors;
  const [only = ""] = texts;
  const half = Math.ceil((texts.length > 1 ? texts.length : only.length) / 2);
  if (texts.length > 1) {
    const first = await askTexts(filling, texts.slice(0, half), model);
    return [...first, ...(await askTexts(filling, texts.slice(half), model))];
  }
  if (half < SHORTEST_LETTERS) throw new SourceFault("refused", reading.reason);
  return askTexts(filling, [only.slice(0, half)], model);
}

function askOnce(
  { endpoint, manners, context }: Filling,
  texts: string[],
  known: number | null,
): Promise<Reading> {
  const { address, dimensions, key } = endpoint;
  const wanted = {
    count: texts.length,
    dimensions: known ?? dimensions,
    dimensionsMax: DIMENSIONS_MAX,
    secret: key,
  };
  const terms = composeTerms(endpoint, texts);
  const read = (answer: { status: number; body: string }) => parseAnswer(answer, wanted);
  return askSource(address, { ...manners, terms }, read, context.signal);
}
