import { database, empty, prepared, sql } from "@/lib/database/client";
import { DEEP, type Depth, type Reach, USUAL, widenReach } from "@/lib/search/candidates/reach";
import { candidatesSql, chooseCandidates } from "@/lib/search/candidates/store";

import { listParts } from "./question";
import { TITLED_MAX } from "./reading/crowd";

type Sql = ReturnType<typeof sql>;
export type WordedPaper = { id: number; isExact: boolean };

/** A word that a third of all papers have is in one of so many. */
const LAST_FEW = 20;
/** So many words are a piece of a paper rather than the name of a field. */
const SENTENCE_WORDS = 5;

/**
 * Of these words, those that stand in some paper; a word of grammar stands in all. Of a word that many have
 * the index would read all its places to show one: a look into the last few papers is before that.
 * Indexes: papers_pkey, papers_search_idx.
 */
export async function listKnownWords(words: string[]): Promise<string[]> {
  if (words.length === 0) return [];
  const rows = await database().$queryRaw<{ word: string }[]>(sql`${prepared}
    SELECT word FROM unnest(${words}::text[]) WITH ORDINALITY AS given (word, place)
    CROSS JOIN LATERAL plainto_tsquery('paperfeed', word) AS wanted
    WHERE CASE WHEN numnode(wanted) = 0 THEN true
      WHEN (SELECT bool_or(search @@ wanted)
        FROM (SELECT search FROM papers ORDER BY id DESC LIMIT ${LAST_FEW}) AS last) THEN true
      ELSE coalesce((SELECT true FROM papers WHERE search @@ wanted LIMIT 1), false) END
    ORDER BY place LIMIT 100`);
  return rows.map((row) => row.word);
}

/**
 * Papers whose titles have all the words just as written, the shortest titles first: of those the
 * words are the greatest part. Null where too many titles have them for that to tell anything.
 * Index papers_title_words.
 */
export async function listTitled(words: string[], count: number): Promise<number[] | null> {
  if (words.length === 0) return [];
  const rows = await database().$queryRaw<{ id: number; isCrowd: boolean }[]>(sql`
    WITH found AS MATERIALIZED (
      SELECT id, title FROM papers WHERE paper_title_words(title) @@ ${titleQuery(words)}
      LIMIT ${TITLED_MAX + 1})
    SELECT id, (SELECT count(*) FROM found) > ${TITLED_MAX} AS "isCrowd"
    FROM found ORDER BY length(title), id DESC LIMIT ${count}`);
  return rows[0]?.isCrowd ? null : rows.map((row) => row.id);
}

/**
 * Which of several ways to write a title's words is the first that some title has: its place, or null.
 * PostgreSQL looks no further than that one. Index papers_title_words.
 */
export async function findTitledWay(ways: string[][]): Promise<number | null> {
  if (ways.length === 0) return null;
  const [row] = await database().$queryRaw<{ way: number }[]>(sql`${prepared}
    SELECT (place - 1)::int AS way
    FROM unnest(${ways.map((words) => words.join(" "))}::text[]) WITH ORDINALITY AS given (words, place)
    WHERE EXISTS (SELECT 1 FROM papers
      WHERE paper_title_words(title) @@ plainto_tsquery('paperfeed_words', given.words))
    ORDER BY place LIMIT 1`);
  return row?.way ?? null;
}

const titleQuery = (words: string[]) => sql`plainto_tsquery('paperfeed_words', ${words.join(" ")})`;

/**
 * Papers with all the words; at most `count`. `exact` ones have the words as one phrase, or all in
 * the title. Exact ones first; of those, the shortest titles, of which the words are the greatest part;
 * then by how near one another the words stand. Of a crowd some are ranked, as
 * lib/search/candidates says. Index papers_search_idx.
 */
export async function listWorded(text: string, count: number): Promise<WordedPaper[]> {
  const wanted = sql`plainto_tsquery('paperfeed', ${text})`;
  const where = sql`papers.search @@ ${wanted}`;
  const words = listParts(text);
  const depth = words.length >= SENTENCE_WORDS ? DEEP : USUAL;
  const isPhrase = words.length > 1;
  const rank = (reach: Reach) => rankWorded({ text, isPhrase, wanted, where, reach, depth, count });
  const { reach } = await chooseCandidates(where, words, depth);
  const found = await rank(reach);
  const wider = widenReach(reach, found.length);
  return wider ? rank(wider) : found;
}

type Ranking = {
  text: string;
  /** One word is its own phrase, and has no order to be found in. */
  isPhrase: boolean;
  wanted: Sql;
  where: Sql;
  reach: Reach;
  depth: Depth;
  count: number;
};

/**
 * The title's own rank counts where it has all the words; elsewhere it is nought anyway. OFFSET 0 has
 * each paper judged once.
 */
function rankWorded(given: Ranking): Promise<WordedPaper[]> {
  const { text, isPhrase, wanted, where, reach, depth, count } = given;
  return database().$queryRaw<WordedPaper[]>(sql`
    SELECT id, "isPhrase" OR "isTitled" AS "isExact"
    FROM (
      SELECT papers.id, place, search, abstract, search @@ ${inTitleSql(wanted)} AS "isTitled",
        ${isPhrase ? sql`search @@ phraseto_tsquery('paperfeed', ${text})` : sql`true`} AS "isPhrase"
      FROM (SELECT at, row_number() OVER () AS place
        FROM (${candidatesSql(where, reach, depth)}) AS best) AS best
      JOIN papers ON papers.ctid = at OFFSET 0) AS judged
    ORDER BY 2 DESC,
      ${isPhrase ? sql`"isPhrase" AND strpos(lower(abstract), lower(${text})) > 0 DESC,` : empty}
      CASE WHEN "isTitled" THEN ts_rank_cd(ts_filter(search, '{a}'), ${wanted}, 2) ELSE 0 END DESC,
      CASE WHEN "isPhrase" OR "isTitled" OR place <= ${depth.weighed}
        THEN ts_rank_cd('{0.1, 0.3, 0.6, 1}', search, ${wanted}, 1) ELSE 0 END DESC, id DESC
    LIMIT ${count}`);
}

/** The same words of titles alone, which have weight A: "'deep' & 'learn'" as "'deep':A & 'learn':A". */
const inTitleSql = (wanted: Sql) =>
  sql`regexp_replace(${wanted}::text, '''(?= |$)', ''':A', 'g')::tsquery`;
