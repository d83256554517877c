import { fork } from "node:child_process";
import { once } from "node:events";
import { cpus } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { childEnvironment } from "@/lib/env";
import type { Era } from "./paper";
import type { Shard } from "./shard";

/** Two a core: while PostgreSQL works for one, the other composes. */
const SHARDS = Math.min(8, cpus().length * 2);
/** Fewer are not worth a process. */
const SHARD_MIN = 2_000;

/** Fills the empty tables with a corpus: indexes that cost most are made after the rows. */
export async function loadPapers(url: string, era: Era): Promise<void> {
  await withClient(url, async (client) => {
    const indexes = await dropIndexes(client, ["papers", "scores", "paper_tags"]);
    await keepRowTriggers(client, "papers");
    await runShards({ url, what: "papers", era: { ...era, until: era.until.toISOString() } });
    await client.query("SET maintenance_work_mem = '512MB'");
    for (const definition of indexes) await client.query(definition);
    await client.query("SELECT setval('papers_id_seq', (SELECT max(id) FROM papers))");
    await client.query("VACUUM (ANALYZE) papers, scores, paper_tags, observations");
  });
}

/** Adds readers with their subscriptions, numbered from 1. */
export async function loadReaders(url: string, count: number, until: Date): Promise<void> {
  const era = { count, until: until.toISOString() };
  await runShards({ url, what: "readers", era });
  await withClient(url, async (client) => {
    await client.query("SELECT setval('readers_id_seq', (SELECT max(id) FROM readers))");
    await client.query("VACUUM (ANALYZE) readers, subscriptions");
  });
}

export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The statements that make the dropped indexes again. Unique ones stay: they come in order. */
async function dropIndexes(client: Client, tables: string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
     WHERE schemaname = 'public' AND tablename = ANY ($1) AND indexdef NOT LIKE 'CREATE UNIQUE%'
     ORDER BY indexname`,
    [tables],
  );
  for (const { name } of rows) await client.query(`DROP INDEX "${name}"`);
  return rows.map((row) => row.definition);
}

/** Lets triggers that complete a row (the search column) fire also where the others are off. */
async function keepRowTriggers(client: Client, table: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    // tgtype: bit 0 for each row, bit 1 before the change.
    `SELECT tgname AS name FROM pg_trigger
     WHERE tgrelid = $1::regclass AND NOT tgisinternal AND tgtype & 3 = 3 ORDER BY tgname`,
    [table],
  );
  for (const { name } of rows) {
    await client.query(`ALTER TABLE ${table} ENABLE ALWAYS TRIGGER "${name}"`);
  }
}

async function runShards(common: Omit<Shard, "first" | "last">): Promise<void> {
  const { count } = common.era;
  const size = Math.max(SHARD_MIN, Math.ceil(count / SHARDS));
  const firsts = Array.from({ length: Math.ceil(count / size) }, (_, index) => index * size + 1);
  await Promise.all(
    firsts.map((first) => runShard({ ...common, first, last: Math.min(count, first + size - 1) })),
  );
}

async function runShard(shard: Shard): Promise<void> {
  const child = fork(join(import.meta.dirname, "shard.ts"), [JSON.stringify(shard)], {
    execArgv: ["--import", "tsx"],
    env: childEnvironment({}),
  });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`${shard.what} from ${shard.first} were not loaded.`);
}
