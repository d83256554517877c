import { database } from "@/lib/database/client";
import type { EditionAccount } from "./account";

export type { EditionAccount };

/** The accounts of the latest editions, newest first. Counts only: nothing that names a reader. */
export async function listAccounts(limit: number): Promise<EditionAccount[]> {
  return database().$queryRaw<EditionAccount[]>`
    SELECT e.kind, e.edition_on::text AS "editionOn", e.closed_at AS "closedAt",
      e.candidate_count AS "candidateCount", coalesce(account.states, '{}') AS states
    FROM (SELECT id, kind, edition_on, closed_at, candidate_count FROM editions ORDER BY edition_on DESC, kind LIMIT ${limit}) AS e
    LEFT JOIN LATERAL (
      SELECT jsonb_object_agg(state, count) AS states FROM (
        SELECT state, count(*)::int AS count FROM deliveries WHERE edition_id = e.id GROUP BY state
      ) AS by_state) AS account ON true
    ORDER BY e.edition_on DESC, e.kind`;
}
