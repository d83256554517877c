import { join, raw, sql, type Transaction } from "@/lib/database/client";
import { log } from "@/lib/log";
import { whereSql } from "@/lib/search/where/store";
import { type FoundBySearch, parseSaved, type SavedSearch } from "./saved";

/** Searches in one statement: longer ones take longer to plan than the round trips they save. */
const BATCH_MAX = 25;
/**
 * From so many searches on, a copy of the pool with an index of its words costs less than asking the
 * papers themselves: half a second for 5,000 papers, and then 2 ms a search instead of 5 for rare words
 * and 250 for common ones, for which every paper's words are read out of line.
 */
const COPY_FROM = 4;

type Sql = ReturnType<typeof sql>;

/**
 * Which of these papers each search finds, by the rule of the search page; each distinct search is
 * asked once. A search that cannot be read any more, or that PostgreSQL refuses, is noted and harms
 * no other. Leaves nothing behind in the caller's transaction.
 */
export async function listFound(
  tx: Transaction,
  searches: string[],
  paperIds: number[],
): Promise<FoundBySearch> {
  const readable = [...new Set(searches)].flatMap(readOrSkip);
  if (readable.length === 0 || paperIds.length === 0) return new Map();
  const isCopied = readable.length >= COPY_FROM;
  if (isCopied) await copyPool(tx, readable, paperIds);
  const source = isCopied
    ? sql`saved_search_pool AS papers WHERE true`
    : sql`papers WHERE papers.id = ANY (${paperIds}::int[])`;
  const found: FoundBySearch = new Map(readable.map(({ text }) => [text, []]));
  for (let at = 0; at < readable.length; at += BATCH_MAX) {
    await askTolerantly(tx, readable.slice(at, at + BATCH_MAX), source, found);
  }
  if (isCopied) await tx.$executeRaw`DROP TABLE saved_search_pool`;
  return found;
}

function readOrSkip(text: string): SavedSearch[] {
  const parsed = parseSaved(text);
  if (parsed.outcome === "followable") return [{ ...parsed.search, text }];
  noteSkipped(text, parsed.says);
  return [];
}

const noteSkipped = (search: string, reason: string) =>
  log.warn("A followed search was skipped", { search, reason });

/** The columns that a search asks of a paper, under an index of their words; gone with the transaction. */
async function copyPool(
  tx: Transaction,
  searches: SavedSearch[],
  paperIds: number[],
): Promise<void> {
  await tx.$executeRaw`
    CREATE TEMPORARY TABLE saved_search_pool ON COMMIT DROP AS
    SELECT id, search, categories, primary_category, submitted_at, links
    FROM papers WHERE id = ANY (${paperIds}::int[])`;
  await tx.$executeRaw`CREATE INDEX ON saved_search_pool USING gin (search)`;
  if (searches.some(({ query }) => query.categories.length > 0)) {
    // Without it they are found as well, only later.
    await attempt(
      tx,
      () => tx.$executeRaw`CREATE INDEX ON saved_search_pool
        USING gin (paper_category_keys(categories, primary_category))`,
    );
  }
  await tx.$executeRaw`ANALYZE saved_search_pool`;
}

/** Where a statement fails, halves of it are asked apart, until the search that fails stands alone. */
async function askTolerantly(
  tx: Transaction,
  searches: SavedSearch[],
  source: Sql,
  found: FoundBySearch,
): Promise<void> {
  const asked = await attempt(tx, () => ask(tx, searches, source));
  if (asked.isDone) {
    for (const { place, ids } of asked.value) found.set(searches[place]?.text ?? "", ids);
    return;
  }
  const [only] = searches;
  if (only && searches.length === 1) return noteSkipped(only.text, String(asked.error));
  const half = Math.ceil(searches.length / 2);
  await askTolerantly(tx, searches.slice(0, half), source, found);
  await askTolerantly(tx, searches.slice(half), source, found);
}

type Attempt<Value> = { isDone: true; value: Value } | { isDone: false; error: unknown };

/** A statement that may fail without the transaction failing; a lost connection throws all the same. */
async function attempt<Value>(
  tx: Transaction,
  work: () => Promise<Value>,
): Promise<Attempt<Value>> {
  await tx.$executeRaw`SAVEPOINT saved_searches`;
  try {
    const value = await work();
    await tx.$executeRaw`RELEASE SAVEPOINT saved_searches`;
    return { isDone: true, value };
  } catch (error) {
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT saved_searches`;
    return { isDone: false, error };
  }
}

/** One row a search that finds anything. Indexes: of the copy, or papers_pkey and papers_search_idx. */
function ask(tx: Transaction, searches: SavedSearch[], source: Sql) {
  const asked = searches.map(
    ({ query }, place) => sql`SELECT ${raw(String(place))} AS place, array_agg(papers.id) AS ids
      FROM ${source} AND ${whereSql(query)} HAVING count(*) > 0`,
  );
  return tx.$queryRaw<{ place: number; ids: number[] }[]>(join(asked, " UNION ALL "));
}
