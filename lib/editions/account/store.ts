import { database } from "@/lib/database/client";

/** Where every candidate of an edition stands. The states always sum to the candidates. */
export type EditionAccount = {
  kind: string;
  /** YYYY-MM-DD */
  editionOn: string;
  closedAt: Date | null;
  candidateCount: number;
  /** Deliveries by state; a state without any is missing. */
  states: Record<string, number>;
};

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
