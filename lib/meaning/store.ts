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
 * Papers whose titles have all the words just as written, the shortest titles first: of those the
 * words are the greatest part. Empty where too many titles have them for that to tell anything.
 * Index papers_title_words.
 */
export async function listTitled(words: string[], count: number): Promise<number[]> {
  if (words.length === 0) return [];
  const rows = await database().$queryRaw<{ id: number }[]>(sql`
    WITH found AS MATERIALIZED (
      SELECT id, title FROM papers WHERE paper_title_words(title) @@ ${titleQuery(words)}
      LIMIT ${MATCHES_MAX + 1})
    SELECT id FROM found WHERE (SELECT count(*) FROM found) <= ${MATCHES_MAX}
    ORDER BY length(title), id DESC LIMIT ${count}`);
  return rows.map((row) => row.id);
}

/** Of several ways to write a title's words, those that some title has. Index papers_title_words. */
export async function listTitledWays(ways: string[][]): Promise<number[]> {
  const rows = await database().$queryRaw<{ way: number }[]>(sql`
    SELECT (place - 1)::int AS way
    FROM unnest(${ways.map((words) => words.join(" "))}::text[]) WITH ORDINALITY AS given (words, place)
    WHERE EXISTS (SELECT 1 FROM papers
      WHERE paper_title_words(title) @@ plainto_tsquery('paperfeed_words', given.words))
    ORDER BY place LIMIT 1000`);
  return rows.map((row) => row.way);
}

const titleQuery = (words: string[]) => sql`plainto_tsquery('paperfeed_words', ${words.join(" ")})`;

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
    ? sql`SELECT id, search, abstract FROM papers JOIN scores ON paper_id = papers.id
        WHERE search @@ ${wanted} ORDER BY score DESC, paper_id DESC LIMIT ${RANKED_MAX}`
    : sql`SELECT id, search, abstract FROM papers WHERE search @@ ${wanted}`;
  return database().$queryRaw<WordedPaper[]>(sql`
    WITH found AS MATERIALIZED (${matches}),
    matched AS (SELECT id, search, abstract, search @@ phraseto_tsquery('paperfeed', ${text}) AS "isPhrase" FROM found)
    SELECT id, "isPhrase" OR ts_filter(search, '{a}') @@ ${wanted} AS "isExact"
    FROM matched
    ORDER BY 2 DESC, "isPhrase" AND strpos(lower(abstract), lower(${text})) > 0 DESC,
      ts_rank_cd(ts_filter(search, '{a}'), ${wanted}, 2) DESC,
      ts_rank_cd('{0.1, 0.3, 0.6, 1}', search, ${wanted}, 1) DESC, id DESC
    LIMIT ${count}`);
}
