import { Client } from "pg";
import { readRecord } from "@/jobs/postgres/record";
import { required } from "./site";

/** Everything a reader's mail or press could change. */
const TABLES = ["readers", "subscriptions", "tokens", "letters", "editions", "deliveries"];

/** A digest of every row about readers and their mail: equal before and after, nothing changed. */
export async function fingerprintReaders(): Promise<Record<string, string>> {
  const client = new Client({ connectionString: await findDatabase() });
  await client.connect();
  try {
    const prints: Record<string, string> = {};
    for (const table of TABLES) {
      const { rows } = await client.query(
        `SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS md5 FROM ${table} t`,
      );
      prints[table] = rows[0].md5;
    }
    return prints;
  } finally {
    await client.end();
  }
}

async function findDatabase(): Promise<string> {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  const record = await readRecord(required("DATA_DIR"));
  if (!record) throw new Error("The product under test has no database.");
  return `postgres://postgres:${record.password}@127.0.0.1:${record.port}/paperfeed`;
}
