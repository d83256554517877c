import { database, prepared, sql } from "@/lib/database/client";
import type { Spelling } from "./spelling";

/** Of the words near one, the commonest: what was meant is hardly ever rarer than so many others. */
const NEAR_MAX = 8;
/** Of a question: nobody names a paper by more. */
const WORDS_READ = 100;
/** Longer "names" are lists that somebody put in one field. */
const NAME_LENGTH_MAX = 80;

/** Of which words those near are looked for. */
type Doubt = {
  /** Words that at most so many titles have, */
  rareMax: number;
  /** where at most so many have the rarest of the words. */
  rarestMax: number;
};

/**
 * What titles know of each word, in the order given; of the first WORDS_READ. A word of titles is near when
 * it and the typed one are the same, or the same but for one letter wrong, missing, added or exchanged with
 * its neighbour; some that are two letters apart come with them. To look for those costs ten times what
 * counting does. Indexes: title_words_pkey, title_words_near.
 */
export function listSpellings(words: string[], { rareMax, rarestMax }: Doubt): Promise<Spelling[]> {
  return database().$queryRaw<Spelling[]>(sql`${prepared}
    WITH counted AS MATERIALIZED (
      SELECT given.word, place, coalesce(paper_count, 0) AS paper_count,
        min(coalesce(paper_count, 0)) OVER () AS rarest
      FROM unnest(${words}::text[]) WITH ORDINALITY AS given (word, place)
      LEFT JOIN title_words AS own ON own.word = unaccent(given.word)
      ORDER BY place LIMIT ${WORDS_READ})
    SELECT counted.word, counted.paper_count AS "paperCount", near.words AS near
    FROM counted CROSS JOIN LATERAL (
      SELECT coalesce(jsonb_agg(jsonb_build_object('word', word, 'paperCount', paper_count)), '[]')
        AS words
      FROM (SELECT word, paper_count FROM title_words
        WHERE counted.paper_count <= ${rareMax} AND counted.rarest <= ${rarestMax}
          AND word_forms(word) && word_forms(unaccent(counted.word))
          AND length(word) BETWEEN 4 AND 30
          AND length(counted.word) BETWEEN 4 AND 30 AND word <> unaccent(counted.word)
        ORDER BY paper_count DESC, word LIMIT ${NEAR_MAX}) AS nearest) AS near
    ORDER BY place LIMIT ${WORDS_READ}`);
}

/**
 * Counts the words of all titles and the names of all authors anew: seconds for 40,000 papers. Reads
 * every paper. Each statement is whole by itself, so a run that dies is done again from the start;
 * words of removed papers stay, which harms no one.
 */
export async function recountWords(): Promise<void> {
  await database().$executeRaw(sql`
    INSERT INTO title_words (word, paper_count)
    SELECT word, ndoc FROM ts_stat('SELECT paper_title_words(title) FROM papers')
    ORDER BY word
    ON CONFLICT (word) DO UPDATE SET paper_count = excluded.paper_count`);
  await database().$executeRaw(sql`
    INSERT INTO author_names (key, name, paper_count)
    SELECT key, name, paper_count FROM (
      SELECT name, count(*)::int AS paper_count FROM papers, unnest(authors) AS name
      WHERE length(name) <= ${NAME_LENGTH_MAX} GROUP BY name) AS counted, author_keys(name) AS key
    ORDER BY key, name
    ON CONFLICT (key, name) DO UPDATE SET paper_count = excluded.paper_count`);
}

/** Adds words and names of these papers, in order, so that two that add wait and do not lock up. */
export async function addWords(paperIds: number[]): Promise<void> {
  await database().$transaction([
    database().$executeRaw(sql`
      INSERT INTO title_words (word, paper_count)
      SELECT word, count(*)::int
      FROM papers, unnest(tsvector_to_array(paper_title_words(title))) AS word
      WHERE id = ANY (${paperIds}::int[]) GROUP BY word ORDER BY word
      ON CONFLICT (word) DO UPDATE
        SET paper_count = title_words.paper_count + excluded.paper_count`),
    database().$executeRaw(sql`
      INSERT INTO author_names (key, name, paper_count)
      SELECT key, name, count(*)::int FROM papers, unnest(authors) AS name, author_keys(name) AS key
      WHERE id = ANY (${paperIds}::int[]) AND length(name) <= ${NAME_LENGTH_MAX}
      GROUP BY key, name ORDER BY key, name
      ON CONFLICT (key, name) DO UPDATE
        SET paper_count = author_names.paper_count + excluded.paper_count`),
  ]);
}
