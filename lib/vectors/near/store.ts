import { database, prepared, sql } from "@/lib/database/client";
import { countCellsRead, listNearest } from "../cells";
import { composeCode } from "../code";
import { EXAMPLES, type Neighbour, rankPacked, rankSharpened, sharpenQuestion } from "../nearest";
import { listIndexed, readIndexed } from "../pgvector/store";
import type { StoredModel } from "../store";

/** Signs put a near paper a few places wrong: so many are compared exactly for each that is wanted. */
const LOOKED_AT_PER_SHOWN = 4;
/**
 * Of a question's: the thirty that sharpen it are among them, and those near to what it then says (nDCG of
 * fifty questions 0.776 as with 600 more looked up for that, known items the same; each costs 5 µs).
 */
const ANSWERS_LOOKED_AT = 300;

/** The papers nearest to a paper's vector: by pgvector's index, else of those in the nearest cells. */
export async function listNeighbours(
  stored: StoredModel,
  vector: Float32Array,
  count: number,
): Promise<Neighbour[]> {
  if (stored.isIndexed) return listIndexed(stored.id, vector, count);
  const packed = await readNearest(stored, vector, count * LOOKED_AT_PER_SHOWN);
  return packed ? rankPacked(packed, vector, count) : [];
}

/**
 * The papers nearest to what a question means, at most `count`: pgvector is asked again with the sharpened
 * question, of signs the ones that were looked up are put in another order.
 */
export async function listAnswers(
  stored: StoredModel,
  question: Float32Array,
  count: number,
): Promise<Neighbour[]> {
  if (!stored.isIndexed) {
    const packed = await readNearest(stored, question, Math.max(ANSWERS_LOOKED_AT, count));
    return packed ? rankSharpened(packed, question, count) : [];
  }
  const examples = await readIndexed(stored.id, question, EXAMPLES);
  if (!examples) return [];
  return listIndexed(stored.id, sharpenQuestion(examples, question), count);
}

/**
 * The packed vectors of those in the nearest cells whose signs differ least from the vector's: as one
 * value in base64, which costs this process a fifth of what bytes do, and less than rows. Looked up as an
 * array they are met in the order of their index, a fifth cheaper than one by one. Indexes:
 * paper_vectors_by_code alone, then paper_vectors_pkey for each that is packed.
 */
async function readNearest(
  { id, paperCount, model }: StoredModel,
  vector: Float32Array,
  count: number,
): Promise<Uint8Array | null> {
  const cells = listNearest(
    model.centres,
    vector,
    countCellsRead(model.centres.length / model.dimensions, paperCount),
  );
  const [row] = await database().$queryRaw<{ packed: string | null }[]>(sql`${prepared}
    SELECT encode(string_agg(int4send(paper_id) || vector, ''::bytea), 'base64') AS packed
    FROM paper_vectors
    WHERE model_id = ${id} AND paper_id = ANY (ARRAY(
      SELECT paper_id FROM paper_vectors
      WHERE model_id = ${id} AND cell = ANY (${cells}::int[])
      ORDER BY bit_count(code # ${composeCode(vector)}::varbit), paper_id LIMIT ${count}))`);
  return row?.packed ? Buffer.from(row.packed, "base64") : null;
}
