import { database } from "@/lib/database/client";

export type ArchivedEdition = { editionOn: string; kinds: string[] };

/**
 * The days that had an edition and said papers, newest first. Welcome editions are no days of their own.
 * Indexes: editions_kind_edition_on_key, edition_papers_pkey.
 */
export async function listArchive(limit: number): Promise<ArchivedEdition[]> {
  return database().$queryRaw<ArchivedEdition[]>`
    SELECT e.edition_on::text AS "editionOn", array_agg(e.kind ORDER BY e.kind) AS kinds
    FROM editions e
    WHERE e.kind <> 'welcome' AND EXISTS (SELECT 1 FROM edition_papers WHERE edition_id = e.id)
    GROUP BY e.edition_on ORDER BY e.edition_on DESC LIMIT ${limit}`;
}
