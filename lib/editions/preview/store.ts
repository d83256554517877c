import { database, sql } from "@/lib/database/client";
import type { EditionPaper } from "@/lib/deliveries/content";
import { MEMORY_DAYS } from "@/lib/editions/plan/store";
import { listPaperFacts, listPool } from "@/lib/editions/store";

/** What an edition planned now could mail to anybody. */
export const listPoolNow = (now: Date) => listPool(database(), now);

/** What an edition planned now says of these papers, in the order of `ids`. */
export async function listFactsOf(ids: number[]): Promise<EditionPaper[]> {
  const facts = new Map((await listPaperFacts(database(), ids)).map((one) => [one.id, one]));
  return ids.flatMap((id) => facts.get(id) ?? []);
}

/** The papers a reader was mailed and will not be mailed again. Index: deliveries_of_reader. */
export async function listMailedIds(readerId: number, now: Date): Promise<number[]> {
  const rows = await database().$queryRaw<{ id: number }[]>(sql`
    SELECT DISTINCT mailed.id FROM deliveries, unnest(paper_ids) AS mailed (id)
    WHERE reader_id = ${readerId}
      AND created_at > ${now}::timestamptz - make_interval(days => ${MEMORY_DAYS})
      AND state IN ('queued', 'claimed', 'accepted', 'in_doubt')
    ORDER BY mailed.id LIMIT 10000`);
  return rows.map(({ id }) => id);
}
