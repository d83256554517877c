import { database, sql } from "@/lib/database/client";
import { findAskedSpace } from "@/lib/embeddings/store";
import { parsePublicId } from "@/lib/papers/publicId";
import { embedPaper, unpackVector } from "@/lib/vectors/model";
import { listNeighbours } from "@/lib/vectors/near/store";
import type { Neighbour } from "@/lib/vectors/nearest";
import { findCurrentModel, findVector, type StoredModel } from "@/lib/vectors/store";
import type { SimilarPaper, SimilarQuery, SimilarSort } from "./similar";

/** The paper that others are near to. */
export type SimilarOrigin = { id: number; title: string; abstract: string };

/** So many of the nearest are similar enough to be ordered by date or trend instead. */
const NEAR_ENOUGH = 40;
/** Beyond the nearest there may be the paper itself, versions of it and withdrawn ones. */
const SPARE = 20;

const ORDERS: Record<SimilarSort, ReturnType<typeof sql>> = {
  similarity: sql`near.similarity DESC`,
  recency: sql`scores.listed_at DESC`,
  trending: sql`scores.score DESC`,
};

/**
 * Papers near one in meaning; never itself, another version of it (of the same title) or a withdrawn
 * one. Empty before the first training; null when no paper has this id.
 */
export async function findSimilar(
  publicId: string,
  query: SimilarQuery,
): Promise<SimilarPaper[] | null> {
  const origin = await findOrigin(publicId);
  return origin && findSimilarTo(origin, query);
}

/** The same for a paper that was read already. */
export async function findSimilarTo(
  origin: SimilarOrigin,
  query: SimilarQuery,
): Promise<SimilarPaper[]> {
  const count = Math.max(NEAR_ENOUGH, query.limit) + SPARE;
  const near = (await listNearInAsked(origin, count)) ?? (await listNearInCorpus(origin, count));
  return near.length > 0 ? listShown(origin, near, query) : [];
}

async function findOrigin(publicId: string): Promise<SimilarOrigin | null> {
  const canonical = parsePublicId(publicId);
  if (!canonical) return null;
  const [row] = await database().$queryRaw<SimilarOrigin[]>(sql`
    SELECT id, title, abstract FROM papers WHERE public_id = ${canonical} LIMIT 1`);
  return row ?? null;
}

/** By the endpoint's model; null where there is none, or it has not read the paper yet. */
async function listNearInAsked({ id }: SimilarOrigin, count: number): Promise<Neighbour[] | null> {
  const space = await findAskedSpace();
  const vector = space && (await findVector(space.id, id));
  return space && vector ? listNeighbours(space, unpackVector(vector), count) : null;
}

/** By what the corpus taught. */
async function listNearInCorpus(origin: SimilarOrigin, count: number): Promise<Neighbour[]> {
  const stored = await findCurrentModel();
  const vector = stored && (await vectorOf(stored, origin));
  return stored && vector ? listNeighbours(stored, vector, count) : [];
}

/** As filed, else read now: a paper that came a minute ago has neighbours too. */
async function vectorOf(
  { id, model }: StoredModel,
  origin: SimilarOrigin,
): Promise<Float32Array | null> {
  const filed = await findVector(id, origin.id);
  return filed ? unpackVector(filed) : embedPaper(model, origin.title, origin.abstract);
}

/** The neighbours that lists may show, in the order wanted. Indexes: papers_pkey, scores_pkey. */
function listShown(
  origin: SimilarOrigin,
  neighbours: Neighbour[],
  { sort, limit }: SimilarQuery,
): Promise<SimilarPaper[]> {
  return database().$queryRaw<SimilarPaper[]>(sql`
    WITH near AS (
      SELECT papers.id, given.similarity
      FROM unnest(${neighbours.map((one) => one.paperId)}::int[],
        ${neighbours.map((one) => Math.min(1, Math.max(0, one.similarity)))}::float8[])
        AS given (id, similarity)
      JOIN papers ON papers.id = given.id
      WHERE papers.id <> ${origin.id} AND lower(title) <> lower(${origin.title})
        AND EXISTS (SELECT 1 FROM scores WHERE paper_id = papers.id)
      ORDER BY given.similarity DESC, papers.id LIMIT ${Math.max(NEAR_ENOUGH, limit)})
    SELECT public_id AS "publicId", title, tldr, authors[1:4] AS authors,
           cardinality(authors) AS "authorCount", submitted_at AS "submittedAt",
           nullif(scores.listed_at, 'epoch') AS "listedAt", near.similarity
    FROM near JOIN papers ON papers.id = near.id JOIN scores ON scores.paper_id = near.id
    ORDER BY ${ORDERS[sort]}, papers.id DESC LIMIT ${limit}`);
}
