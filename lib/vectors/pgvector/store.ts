import { database, raw, sql } from "@/lib/database/client";
import type { Neighbour } from "../nearest";
import { formatPlace, type StoredPlace } from "./format";

/** What the server has of pgvector; a reason is said by who cannot use it. */
export type Extension = { state: "ready"; version: string } | { state: "absent"; reason: string };

/** Iterative scans, without which a search behind a filter or deleted rows brings too few (pgvector 0.8.0). */
const OLDEST = [0, 8];

/**
 * How many candidates a search keeps in view: at 100,000 papers 0.987 of the ten true neighbours are among
 * those found (0.976 at pgvector's own 40, 0.991 at 400, which takes twice as long).
 */
const CANDIDATES_KEPT = 200;
/** The graph of some 300,000 papers; a larger one is built more slowly, not worse. */
const BUILD_MEMORY = "256MB";
const BUILD_TIMEOUT_MS = 6 * 3_600_000;
/** A halfvec has an index up to here ("HNSW", pgvector's README); longer ones stay with cells. */
export const INDEXED_MAX = 4_000;

/**
 * Tables of their own in a schema of their own, one a model, as an index knows one length of vector:
 * Prisma, which reads the schema "public" alone, sees no drift, with the extension or without.
 */
const tableOf = (modelId: number) => raw(`meaning.nearest_${Math.trunc(modelId)}`);
const indexOf = (modelId: number) => raw(`nearest_${Math.trunc(modelId)}_hnsw`);

/** Whether a model of `vector_models` has its index; asked with the model, at every question. */
export const IS_INDEXED = sql`to_regclass('meaning.nearest_' || id || '_hnsw') IS NOT NULL`;

/**
 * Opens the extension where the server has it and lets us: pgvector is a trusted one, which the owner of
 * a database may create. Asked by the job alone, once a run.
 */
export async function openExtension(): Promise<Extension> {
  const [row] = await database().$queryRaw<{ offered: string; installed: string | null }[]>(sql`
    SELECT default_version AS offered, installed_version AS installed
    FROM pg_available_extensions WHERE name = 'vector' LIMIT 1`);
  if (!row) return { state: "absent", reason: "the server has no pgvector" };
  const version = row.installed ?? row.offered;
  if (isOlder(version)) return { state: "absent", reason: `pgvector ${version} is older than 0.8` };
  try {
    await database().$transaction([
      database().$executeRaw(sql`CREATE EXTENSION IF NOT EXISTS vector`),
      database().$executeRaw(sql`CREATE SCHEMA IF NOT EXISTS meaning`),
    ]);
  } catch (error) {
    // Not our right, or not to be loaded: cells need neither.
    return { state: "absent", reason: `pgvector is refused: ${firstLine(error)}` };
  }
  return { state: "ready", version };
}

function isOlder(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [oldMajor = 0, oldMinor = 0] = OLDEST;
  return major < oldMajor || (major === oldMajor && minor < oldMinor);
}

const firstLine = (error: unknown) =>
  /(?:message: `|ERROR: )([^`\n]+)/i.exec(String(error))?.[1] ??
  String(error).split("\n").at(-1) ??
  "";

/**
 * A paper that is removed leaves by the foreign key. A table that lost its vectors, as the extension was
 * taken away and came back, is made anew.
 */
export async function createNearest(modelId: number, dimensions: number): Promise<void> {
  const length = raw(String(Math.trunc(dimensions)));
  const [lost] = await database().$queryRaw<{ oid: number }[]>(sql`
    SELECT oid::int FROM pg_class
    WHERE oid = to_regclass('meaning.nearest_' || ${modelId}::int) AND NOT EXISTS (
      SELECT FROM pg_attribute WHERE attrelid = pg_class.oid AND attname = 'place')
    LIMIT 1`);
  if (lost) await database().$executeRaw(sql`DROP TABLE ${tableOf(modelId)}`);
  await database().$executeRaw(sql`
    CREATE TABLE IF NOT EXISTS ${tableOf(modelId)} (
      paper_id integer PRIMARY KEY REFERENCES papers (id) ON DELETE CASCADE,
      read_at timestamptz(3) NOT NULL,
      place halfvec(${length}) NOT NULL)`);
}

/** The next places of a model that its table lacks, or has of an older text. Primary keys of both. */
export function listUncopied(
  modelId: number,
  { afterId, limit }: { afterId: number; limit: number },
): Promise<StoredPlace[]> {
  return database().$queryRaw<StoredPlace[]>(sql`
    SELECT ours.paper_id AS "paperId", ours.vector, ours.read_at AS "readAt"
    FROM paper_vectors AS ours LEFT JOIN ${tableOf(modelId)} AS copied USING (paper_id)
    WHERE ours.model_id = ${modelId} AND ours.paper_id > ${afterId} AND ours.cell >= 0
      AND (copied.paper_id IS NULL OR copied.read_at <> ours.read_at)
    ORDER BY ours.paper_id LIMIT ${limit}`);
}

/** Copies places in one statement; a paper removed meanwhile is left out. */
export async function saveNearest(modelId: number, places: StoredPlace[]): Promise<void> {
  await database().$executeRaw(sql`
    INSERT INTO ${tableOf(modelId)} (paper_id, read_at, place)
    SELECT papers.id, given.read_at, given.place::halfvec
    FROM unnest(${places.map((one) => one.paperId)}::int[],
      ${places.map((one) => one.readAt)}::timestamptz[],
      ${places.map((one) => formatPlace(new Int8Array(one.vector)))}::text[])
      AS given (paper_id, read_at, place)
    JOIN papers ON papers.id = given.paper_id
    ORDER BY papers.id
    ON CONFLICT (paper_id) DO UPDATE SET read_at = excluded.read_at, place = excluded.place`);
}

/** Takes out papers whose present text says nothing the model knows. Primary keys of both. */
export async function deleteUnplaced(modelId: number): Promise<void> {
  await database().$executeRaw(sql`
    DELETE FROM ${tableOf(modelId)} AS copied USING paper_vectors AS ours
    WHERE ours.model_id = ${modelId} AND ours.paper_id = copied.paper_id AND ours.cell < 0`);
}

/**
 * Builds the index over what is there; from then on questions go by it (findModel). Without helpers, as
 * those share memory that a container has little of (/dev/shm). Once it stands, new rows enter it as they
 * come.
 */
export async function buildNearest(modelId: number): Promise<void> {
  const build = async (tx: Pick<ReturnType<typeof database>, "$executeRaw" | "$queryRaw">) => {
    await tx.$queryRaw(sql`
      SELECT set_config('maintenance_work_mem', ${BUILD_MEMORY}, true),
        set_config('max_parallel_maintenance_workers', '0', true)`);
    await tx.$executeRaw(sql`
      CREATE INDEX IF NOT EXISTS ${indexOf(modelId)} ON ${tableOf(modelId)}
      USING hnsw (place halfvec_cosine_ops)`);
  };
  await database().$transaction(build, { timeout: BUILD_TIMEOUT_MS });
  await database().$executeRaw(sql`ANALYZE ${tableOf(modelId)}`);
}

/** Drops the tables of models that are no more. */
export async function dropOrphans(): Promise<void> {
  const rows = await database().$queryRaw<{ id: number }[]>(sql`
    SELECT substring(relname FROM '^nearest_(\\d+)$')::int AS id FROM pg_class
    WHERE relnamespace = to_regnamespace('meaning') AND relkind = 'r' AND relname ~ '^nearest_\\d+$'
      AND substring(relname FROM '^nearest_(\\d+)$')::int NOT IN (SELECT id FROM vector_models)
    ORDER BY id LIMIT 100`);
  for (const { id } of rows) {
    await database().$executeRaw(sql`DROP TABLE IF EXISTS ${tableOf(id)}`);
  }
}

/**
 * The papers nearest to a vector by cosine, the nearest first, at most `count`. The settings are of this
 * statement alone; the condition has them made before the scan begins. It goes on until it has enough,
 * however many rows are deleted. Index nearest_<model>_hnsw.
 */
export function listIndexed(
  modelId: number,
  vector: Float32Array,
  count: number,
): Promise<Neighbour[]> {
  const place = formatPlace(vector);
  return database().$queryRaw<Neighbour[]>(sql`
    WITH searching AS MATERIALIZED (
      SELECT set_config('hnsw.ef_search', ${String(CANDIDATES_KEPT)}, true) AS kept,
        set_config('hnsw.iterative_scan', 'strict_order', true) AS iterates)
    SELECT near.paper_id AS "paperId", near.similarity
    FROM searching CROSS JOIN LATERAL (
      SELECT paper_id, 1 - (place <=> ${place}::halfvec) AS similarity FROM ${tableOf(modelId)}
      WHERE searching.kept IS NOT NULL AND searching.iterates IS NOT NULL
      ORDER BY place <=> ${place}::halfvec LIMIT ${count}) AS near
    ORDER BY near.similarity DESC, near.paper_id LIMIT ${count}`);
}

/** The packed vectors of the papers nearest to one. Index nearest_<model>_hnsw, then paper_vectors_pkey. */
export async function readIndexed(
  modelId: number,
  vector: Float32Array,
  count: number,
): Promise<Uint8Array | null> {
  const papers = await listIndexed(modelId, vector, count);
  const [row] = await database().$queryRaw<{ packed: Uint8Array | null }[]>(sql`
    SELECT string_agg(int4send(paper_id) || vector, ''::bytea) AS packed FROM paper_vectors
    WHERE model_id = ${modelId} AND paper_id = ANY (${papers.map((one) => one.paperId)}::int[])`);
  return row?.packed ?? null;
}
