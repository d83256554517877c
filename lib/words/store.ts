import { database, sql } from "@/lib/database/client";
import type { Spelling } from "./spelling";

/** Of the words near one, the commonest: what was meant is hardly ever rarer than so many others. */
const NEAR_MAX = 8;

/**
 * What titles know of each word, in the order given. A word of titles is near when it and the typed
 * one are the same, or the same but for one letter wrong, missing, added or exchanged with its
 * neighbour; some that are two letters apart come with them. Indexes: title_words_pkey, title_words_near.
 */
export function listSpellings(words: string[]): Promise<Spelling[]> {
  return database().$queryRaw<Spelling[]>(sql`
    SELECT given.word, coalesce(own.paper_count, 0) AS "paperCount", near.words AS near
    FROM unnest(${words}::text[]) WITH ORDINALITY AS given (word, place)
    LEFT JOIN title_words AS own ON own.word = unaccent(given.word)
    CROSS JOIN LATERAL (
      SELECT coalesce(jsonb_agg(jsonb_build_object('word', word, 'paperCount', paper_count)), '[]')
        AS words
      FROM (SELECT word, paper_count FROM title_words
        WHERE word_forms(word) && word_forms(unaccent(given.word))
          AND length(word) BETWEEN 4 AND 30
          AND length(given.word) BETWEEN 4 AND 30 AND word <> unaccent(given.word)
        ORDER BY paper_count DESC, word LIMIT ${NEAR_MAX}) AS nearest) AS near
    ORDER BY given.place LIMIT 100`);
}

/** Counts the words of all titles anew: two seconds for 40,000 papers. Reads every title. */
export async function recountWords(): Promise<void> {
  await database().$transaction([
    database().$executeRaw(sql`DELETE FROM title_words`),
    database().$executeRaw(sql`
      INSERT INTO title_words (word, paper_count)
      SELECT word, ndoc FROM ts_stat('SELECT paper_title_words(title) FROM papers')`),
  ]);
}

/** Adds the words of these titles, in the order of words so that two that add wait, not lock up. */
export async function addWords(paperIds: number[]): Promise<void> {
  await database().$executeRaw(sql`
    INSERT INTO title_words (word, paper_count)
    SELECT word, count(*)::int
    FROM papers, unnest(tsvector_to_array(paper_title_words(title))) AS word
    WHERE id = ANY (${paperIds}::int[]) GROUP BY word ORDER BY word
    ON CONFLICT (word) DO UPDATE SET paper_count = title_words.paper_count + excluded.paper_count`);
}
