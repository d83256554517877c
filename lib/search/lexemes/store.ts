import { database, prepared, sql } from "@/lib/database/client";
import { keepYoungest } from "@/lib/kept/youngest";

/** Of a word the lexemes never change. 10,000 are some 2 MB. */
const KEPT_MAX = 10_000;
/** A page has fewer; more are not worth their time (10 µs each). */
const ASKED_MAX = 2_000;

const kept = new Map<string, string[]>();

/**
 * The lexemes of words in lower case, as the search column has them: none of a stop word. Only words
 * never seen are asked of PostgreSQL, in one statement that reads no table.
 */
export async function readLexemes(words: string[]): Promise<Map<string, string[]>> {
  const lexemes = new Map<string, string[]>();
  const unknown: string[] = [];
  for (const word of new Set(words)) {
    const known = kept.get(word);
    if (known) lexemes.set(word, known);
    else if (unknown.length < ASKED_MAX) unknown.push(word);
  }
  for (const row of unknown.length > 0 ? await listLexemes(unknown) : []) {
    lexemes.set(row.word, row.lexemes);
    // The answer's own string: a piece of an abstract would keep the whole of it in memory.
    keepYoungest(kept, row.word, row.lexemes, KEPT_MAX);
  }
  return lexemes;
}

async function listLexemes(words: string[]): Promise<{ word: string; lexemes: string[] }[]> {
  return database().$queryRaw(sql`${prepared}
    SELECT word, tsvector_to_array(to_tsvector('paperfeed', word)) AS lexemes
    FROM unnest(${words}::text[]) AS given (word)`);
}
