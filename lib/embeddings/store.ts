import { database, sql } from "@/lib/database/client";
import { settings } from "@/lib/env";
import { encodeModel } from "@/lib/vectors/encode";
import type { VectorModel } from "@/lib/vectors/model";
import { findModel, type StoredModel } from "@/lib/vectors/store";
import { describeEndpoint } from "./endpoint";

/**
 * All vectors of one model of the endpoint, as a row of vector_models whose content is its cells alone.
 * `paperCount` is how many papers it held when its cells were chosen; 0 before.
 */
export type Space = {
  id: number;
  /** Being filled; its copy being filed under new cells; whole enough for questions. */
  state: "asking" | "sorting" | "answering";
  method: string;
  paperCount: number;
};
export type StoredVector = { paperId: number; vector: Uint8Array; readAt: Date };

/** Any number: only its holder opens a space, so that two runs do not open two. */
const OPENING_LOCK = 7_041;

/** The space that questions go to; null without an endpoint, and before its model has read enough papers. */
export async function findAskedSpace(): Promise<StoredModel | null> {
  const endpoint = describeEndpoint(settings());
  return endpoint && findModel(sql`state = 'answering' AND method = ${endpoint.method}`);
}

/** The spaces of a model, the newest first; one or two. */
export function listSpaces(method: string): Promise<Space[]> {
  return database().$queryRaw<Space[]>(sql`
    SELECT id, state, method, paper_count AS "paperCount" FROM vector_models
    WHERE method = ${method} AND state IN ('asking', 'sorting', 'answering')
    ORDER BY id DESC LIMIT 10`);
}

/** A space for vectors of a length, all in one cell; the one there is, if another run was faster. */
export async function openSpace(method: string, dimensions: number, now: Date): Promise<Space> {
  return database().$transaction(async (tx) => {
    await tx.$executeRaw(sql`SELECT pg_advisory_xact_lock(${OPENING_LOCK})`);
    const [known] = await tx.$queryRaw<Space[]>(sql`
      SELECT id, state, method, paper_count AS "paperCount" FROM vector_models
      WHERE method = ${method} AND state IN ('asking', 'answering') ORDER BY id DESC LIMIT 1`);
    if (known) return known;
    const content = encodeModel(composeCells(new Float32Array(dimensions), dimensions));
    const [row] = await tx.$queryRaw<Space[]>(sql`
      INSERT INTO vector_models (state, method, paper_count, content, trained_at)
      VALUES ('asking', ${method}, 0, ${content}, ${now})
      RETURNING id, state, method, paper_count AS "paperCount"`);
    if (!row) throw new Error("The space of vectors was not stored.");
    return row;
  });
}

/** A second row of the same method, for copies of all its vectors under new cells. */
export async function insertSorted(
  { method }: Space,
  cells: { centres: Float32Array; dimensions: number },
  facts: { paperCount: number; now: Date },
): Promise<Space> {
  const content = encodeModel(composeCells(cells.centres, cells.dimensions));
  const [row] = await database().$queryRaw<Space[]>(sql`
    INSERT INTO vector_models (state, method, paper_count, content, trained_at)
    VALUES ('sorting', ${method}, ${facts.paperCount}, ${content}, ${facts.now})
    RETURNING id, state, method, paper_count AS "paperCount"`);
  if (!row) throw new Error("The sorted space of vectors was not stored.");
  return row;
}

/**
 * Questions go to this space from now on. What it takes the place of, spaces of other models too, stays
 * until the next run, for questions that are under way.
 */
export async function switchSpace(id: number): Promise<void> {
  await database().$transaction([
    database().$executeRaw(sql`
      UPDATE vector_models SET state = 'retired'
      WHERE state IN ('asking', 'sorting', 'answering') AND id <> ${id}`),
    database().$executeRaw(sql`UPDATE vector_models SET state = 'answering' WHERE id = ${id}`),
  ]);
}

/** Too many papers came that it does not know: questions fall back until it has read them. */
export async function withdrawSpace(id: number): Promise<void> {
  await database().$executeRaw(sql`UPDATE vector_models SET state = 'asking' WHERE id = ${id}`);
}

/** How many papers a model has filed. Index paper_vectors_by_code or the primary key, alone. */
export async function countPlaced(modelId: number): Promise<number> {
  const [row] = await database().$queryRaw<{ count: number }[]>(sql`
    SELECT count(*)::int AS count FROM paper_vectors WHERE model_id = ${modelId}`);
  return row?.count ?? 0;
}

/** The next vectors of a space, of every `step`th paper. Primary key. */
export function listStoredVectors(
  modelId: number,
  { afterId, step, limit }: { afterId: number; step: number; limit: number },
): Promise<StoredVector[]> {
  return database().$queryRaw<StoredVector[]>(sql`
    SELECT paper_id AS "paperId", vector, read_at AS "readAt" FROM paper_vectors
    WHERE model_id = ${modelId} AND paper_id > ${afterId} AND paper_id % ${step} = 0
    ORDER BY paper_id LIMIT ${limit}`);
}

/** The next vectors of one space that another lacks, or has of an older text. Primary key, twice. */
export function listUnsorted(
  from: number,
  to: number,
  { afterId, limit }: { afterId: number; limit: number },
): Promise<StoredVector[]> {
  return database().$queryRaw<StoredVector[]>(sql`
    SELECT ours.paper_id AS "paperId", ours.vector, ours.read_at AS "readAt"
    FROM paper_vectors AS ours
    LEFT JOIN paper_vectors AS sorted ON sorted.model_id = ${to} AND sorted.paper_id = ours.paper_id
    WHERE ours.model_id = ${from} AND ours.paper_id > ${afterId}
      AND (sorted.paper_id IS NULL OR sorted.read_at <> ours.read_at)
    ORDER BY ours.paper_id LIMIT ${limit}`);
}

/** A model without terms: the endpoint knows those. */
function composeCells(centres: Float32Array, dimensions: number): VectorModel {
  const none = new Float32Array(0);
  const terms = { places: new Map(), spellings: [], bytes: new Int8Array(0) };
  return { dimensions, centres, inPapers: none, inQuestions: none, ...terms };
}
