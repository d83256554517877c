import { database, sql } from "@/lib/database/client";
import { IS_INDEXED } from "../pgvector/store";
import type { ModelStanding } from "./compose";

/**
 * Every model that answers or is to, with how many papers it has filed and whether pgvector has an index
 * of them; the newest first. Counts by index alone: a tenth of a second at a million papers.
 */
export function listStandings(): Promise<ModelStanding[]> {
  return database().$queryRaw<ModelStanding[]>(sql`
    SELECT method, state, placed.count AS "placedCount",
      ${IS_INDEXED} AS "isIndexed"
    FROM vector_models CROSS JOIN LATERAL (
      SELECT count(*)::int AS count FROM paper_vectors WHERE model_id = vector_models.id) AS placed
    WHERE state <> 'retired' ORDER BY id DESC LIMIT 20`);
}
