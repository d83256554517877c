import { withClient } from "../data/load";

/** As many as a site of some 100,000 readers may have that are not the same: searches repeat. */
export const DISTINCT_SEARCHES = 1_000;
/** The commonest words of titles: alone, and in pairs. */
const WORDS = 200;

/** Gives every reader two of so many distinct searches. */
export const followSearches = (url: string): Promise<void> =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ word: string }>(
      `SELECT word FROM papers, unnest(string_to_array(lower(title), ' ')) AS word
       WHERE word ~ '^[a-z]{4,}$' GROUP BY word ORDER BY count(*) DESC, word LIMIT $1`,
      [WORDS],
    );
    const words = rows.map(({ word }) => word);
    const wordAt = (place: number) => words[place % words.length] ?? "";
    const searches = Array.from({ length: DISTINCT_SEARCHES }, (_, n) =>
      n < WORDS ? wordAt(n) : `${wordAt(n)} ${wordAt(n + Math.floor(n / WORDS) * 17)}`,
    );
    await client.query(
      `UPDATE subscriptions SET searches = ARRAY[
         ($1::text[])[1 + reader_id % $2], ($1::text[])[1 + reader_id * 31 % $2]]`,
      [searches, DISTINCT_SEARCHES],
    );
    await client.query("VACUUM (ANALYZE) subscriptions");
  });

/** Nobody follows a search any more, and nothing is planned. */
export const forgetSearches = (url: string): Promise<void> =>
  withClient(url, async (client) => {
    await client.query("TRUNCATE deliveries, editions RESTART IDENTITY CASCADE");
    await client.query("UPDATE subscriptions SET searches = NULL");
    await client.query("VACUUM (FULL, ANALYZE) subscriptions");
  });
