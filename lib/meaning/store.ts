import { database, sql } from "@/lib/database/client";

/**
 * ts_rank_cd reads every match, which takes seconds for common words among a million papers: of more
 * than this only the best scored are ranked.
 */
const MATCHES_MAX = 2_000;
const RANKED_MAX = 500;

/** Of these words, those that stand in some paper; a word of grammar stands in all. papers_search_idx. */
export async function listKnownWords(words: string[]): Promise<string[]> {
  const rows = await database().$queryRaw<{ word: string }[]>(sql`
    SELECT word FROM unnest(${words}::text[]) WITH ORDINALITY AS given (word, place)
    CROSS JOIN LATERAL plainto_tsquery('paperfeed', word) AS wanted
    WHERE numnode(wanted) = 0
      OR (SELECT true FROM papers WHERE search @@ wanted LIMIT 1)
    ORDER BY place LIMIT 100`);
  return rows.map((row) => row.word);
}

/**
 * Papers with all the words, ranked by how near one another the words stand and whether in the title
 * or the abstract; at most `count`. Index papers_search_idx.
 */
export async function listWorded(text: string, count: number): Promise<number[]> {
  const wanted = sql`plainto_tsquery('paperfeed', ${text})`;
  const [row] = await database().$queryRaw<{ count: number }[]>(sql`
    SELECT count(*)::int AS count FROM (
      SELECT 1 FROM papers WHERE search @@ ${wanted} LIMIT ${MATCHES_MAX + 1}) AS capped`);
  const isCrowd = (row?.count ?? 0) > MATCHES_MAX;
  const matches = isCrowd
    ? sql`SELECT id, search FROM papers JOIN scores ON paper_id = papers.id
        WHERE search @@ ${wanted} ORDER BY score DESC, paper_id DESC LIMIT ${RANKED_MAX}`
    : sql`SELECT id, search FROM papers WHERE search @@ ${wanted}`;
  const rows = await database().$queryRaw<{ id: number }[]>(sql`
    SELECT found.id FROM (${matches}) AS found
    ORDER BY ts_rank_cd('{0.1, 0.3, 0.6, 1}', found.search, ${wanted}, 1) DESC, found.id DESC
    LIMIT ${count}`);
  return rows.map((found) => found.id);
}
