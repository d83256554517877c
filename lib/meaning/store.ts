import { database, sql } from "@/lib/database/client";

export type WordedPaper = { id: number; isExact: boolean };

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
 * Papers with all the words; at most `count`. `exact` ones have the words as one phrase, or all in
 * the title. Exact ones first; of those, the shortest titles, of which the words are the greatest part;
 * then by how near one another the words stand. Index papers_search_idx.
 */
export async function listWorded(text: string, count: number): Promise<WordedPaper[]> {
  const wanted = sql`plainto_tsquery('paperfeed', ${text})`;
  const [row] = await database().$queryRaw<{ count: number }[]>(sql`
    SELECT count(*)::int AS count FROM (
      SELECT 1 FROM papers WHERE search @@ ${wanted} LIMIT ${MATCHES_MAX + 1}) AS capped`);
  const isCrowd = (row?.count ?? 0) > MATCHES_MAX;
  const matches = isCrowd
    ? sql`SELECT id, search FROM papers JOIN scores ON paper_id = papers.id
        WHERE search @@ ${wanted} ORDER BY score DESC, paper_id DESC LIMIT ${RANKED_MAX}`
    : sql`SELECT id, search FROM papers WHERE search @@ ${wanted}`;
  return database().$queryRaw<WordedPaper[]>(sql`
    WITH found AS MATERIALIZED (${matches})
    SELECT id, search @@ phraseto_tsquery('paperfeed', ${text})
        OR ts_filter(search, '{a}') @@ ${wanted} AS "isExact"
    FROM found
    ORDER BY 2 DESC, ts_rank_cd(ts_filter(search, '{a}'), ${wanted}, 2) DESC,
      ts_rank_cd('{0.1, 0.3, 0.6, 1}', search, ${wanted}, 1) DESC, id DESC
    LIMIT ${count}`);
}
