import { database, sql } from "@/lib/database/client";

/** The titles that have all these words, of whatever paper. Index papers_title_words. */
export function listRivals(words: string[]): Promise<{ id: number; title: string }[]> {
  return database().$queryRaw<{ id: number; title: string }[]>(sql`
    SELECT id, title FROM papers
    WHERE paper_title_words(title) @@ plainto_tsquery('paperfeed_words', ${words.join(" ")})
    ORDER BY id LIMIT 100000`);
}
