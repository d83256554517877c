import { database, sql } from "@/lib/database/client";
import { keepBriefly } from "@/lib/kept/briefly";
import { keepYoungest } from "@/lib/kept/youngest";
import { decodeModel, encodeModel } from "./encode";
import type { VectorModel } from "./model";
import { IS_INDEXED } from "./pgvector/store";

export type StoredModel = {
  id: number;
  /** Of the corpus it was trained on. */
  paperCount: number;
  /** Whether pgvector has an index of its places (lib/vectors/pgvector). */
  isIndexed: boolean;
  model: VectorModel;
};
export type ModelState = {
  id: number;
  state: "filling" | "current" | "retired";
  method: string;
  paperCount: number;
};
export type PaperText = { id: number; title: string; abstract: string; changedAt: Date };
export type Place = { paperId: number; cell: number; vector: Int8Array; readAt: Date };

/** One learnt from the corpus and one of the endpoint; a third while questions move to another. */
const LOADED_MAX = 3;
const loaded = new Map<number, VectorModel>();

/** The model that the corpus taught and questions are asked with; null before the first training. */
export const findCurrentModel = (): Promise<StoredModel | null> =>
  findModel(sql`state = 'current'`);

/**
 * A question may go by the model of a second ago, which stays until the next run: it then begins without
 * asking which one it is.
 */
const MODEL_AGE_MS = 1_000;
let switched = 0;
const keptModel = keepBriefly(findCurrentModel, { keptMs: MODEL_AGE_MS, max: 1 });

/** The same, known for a second; at once where this process switches to another. */
export const readCurrentModel = (): Promise<StoredModel | null> => keptModel(String(switched));

/**
 * The newest model of which `where` is true. Its content is kept in memory and read again only when
 * another one has taken its place, which is asked each time: one row of three.
 */
export async function findModel(where: ReturnType<typeof sql>): Promise<StoredModel | null> {
  const [row] = await database().$queryRaw<Omit<StoredModel, "model">[]>(sql`
    SELECT id, paper_count AS "paperCount",
      ${IS_INDEXED} AS "isIndexed"
    FROM vector_models WHERE ${where} ORDER BY id DESC LIMIT 1`);
  if (!row) return null;
  const model = loaded.get(row.id) ?? (await readModel(row.id));
  if (!model) return null;
  keepYoungest(loaded, row.id, model, LOADED_MAX);
  return { ...row, model };
}

export async function readModel(id: number): Promise<VectorModel | null> {
  const [row] = await database().$queryRaw<{ content: Uint8Array }[]>(sql`
    SELECT content FROM vector_models WHERE id = ${id} LIMIT 1`);
  return row ? decodeModel(row.content) : null;
}

/** Every model without its content, the newest first: two or three rows. */
export function listModels(): Promise<ModelState[]> {
  return database().$queryRaw<ModelState[]>(sql`
    SELECT id, state, method, paper_count AS "paperCount" FROM vector_models
    ORDER BY id DESC LIMIT 100`);
}

/** Adds a trained model to be filled; one that was being filled gives way to it. */
export async function insertModel(
  model: VectorModel,
  facts: { method: string; paperCount: number; now: Date },
): Promise<number> {
  return database().$transaction(async (tx) => {
    await tx.$executeRaw(sql`DELETE FROM vector_models WHERE state = 'filling'`);
    const [row] = await tx.$queryRaw<{ id: number }[]>(sql`
      INSERT INTO vector_models (state, method, paper_count, content, trained_at)
      VALUES ('filling', ${facts.method}, ${facts.paperCount}, ${encodeModel(model)}, ${facts.now})
      RETURNING id`);
    if (!row) throw new Error("The vector model was not stored.");
    return row.id;
  });
}

/**
 * Questions go to this model from now on. The one before stays until the next run, for questions that
 * are under way.
 */
export async function switchModel(id: number): Promise<void> {
  await database().$transaction([
    database().$executeRaw(sql`
      UPDATE vector_models SET state = 'retired' WHERE state = 'current' AND id <> ${id}`),
    database().$executeRaw(sql`UPDATE vector_models SET state = 'current' WHERE id = ${id}`),
  ]);
  switched++;
}

/**
 * Notes which pages of paper_vectors every question may see: only of those is a cell read from the
 * index alone. PostgreSQL would do so by itself, an hour or a day later.
 */
export async function noteVisiblePlaces(): Promise<void> {
  await database().$executeRaw(sql`VACUUM (ANALYZE) paper_vectors`);
}

export async function deleteRetiredModels(): Promise<number> {
  return database().$executeRaw(sql`DELETE FROM vector_models WHERE state = 'retired'`);
}

/** The next texts to learn from: every `step`th id. Primary key. */
export function listTexts(afterId: number, step: number, limit: number): Promise<PaperText[]> {
  return database().$queryRaw<PaperText[]>(sql`
    SELECT id, title, abstract, changed_at AS "changedAt" FROM papers
    WHERE id > ${afterId} AND id % ${step} = 0 ORDER BY id LIMIT ${limit}`);
}

/** The next papers that the model has not read, or not as they are now. Both primary keys. */
export function listUnplaced(
  modelId: number,
  afterId: number,
  limit: number,
): Promise<PaperText[]> {
  return database().$queryRaw<PaperText[]>(sql`
    SELECT papers.id, title, abstract, changed_at AS "changedAt" FROM papers
    LEFT JOIN paper_vectors ON paper_id = papers.id AND model_id = ${modelId}
    WHERE papers.id > ${afterId} AND (paper_id IS NULL OR read_at < changed_at)
    ORDER BY papers.id LIMIT ${limit}`);
}

/** Files papers in one statement; a paper removed meanwhile is left out. */
export async function savePlaces(modelId: number, places: Place[]): Promise<void> {
  await database().$executeRaw(sql`
    INSERT INTO paper_vectors (model_id, paper_id, cell, vector, read_at)
    SELECT ${modelId}, papers.id, cell, decode(vector, 'hex'), read_at
    FROM unnest(
      ${places.map((place) => place.paperId)}::int[], ${places.map((place) => place.cell)}::int[],
      ${places.map((place) => Buffer.from(place.vector.buffer, place.vector.byteOffset, place.vector.length).toString("hex"))}::text[],
      ${places.map((place) => place.readAt)}::timestamptz[]) AS given (paper_id, cell, vector, read_at)
    JOIN papers ON papers.id = given.paper_id
    ORDER BY papers.id
    ON CONFLICT (model_id, paper_id) DO UPDATE SET cell = excluded.cell,
      vector = excluded.vector, read_at = excluded.read_at`);
}

/** Where the model has filed a paper; null when it has not read it, or knows none of its words. */
export async function findVector(modelId: number, paperId: number): Promise<Int8Array | null> {
  const [row] = await database().$queryRaw<{ vector: Uint8Array }[]>(sql`
    SELECT vector FROM paper_vectors
    WHERE model_id = ${modelId} AND paper_id = ${paperId} AND cell >= 0 LIMIT 1`);
  return row ? new Int8Array(row.vector) : null;
}
