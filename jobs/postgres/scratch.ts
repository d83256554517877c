import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { setSettings, settings } from "@/lib/env";

/**
 * Runs work against an empty database of its own on the server that is joined, and removes it after.
 * The rest of the process sees only that one meanwhile. The role must be allowed to create databases.
 */
export async function withScratchDatabase<T>(name: string, work: () => Promise<T>): Promise<T> {
  const { DATABASE_URL, SECRET } = settings();
  if (!DATABASE_URL) throw new Error("No server was joined.");
  const database = `paperfeed_${name}_${randomBytes(4).toString("hex")}`;
  const address = new URL(DATABASE_URL);
  address.pathname = `/${database}`;
  const { disconnect } = await import("@/lib/database/store");
  await execute(DATABASE_URL, `CREATE DATABASE ${database}`);
  try {
    await disconnect();
    setSettings({ DATABASE_URL: address.href, SECRET });
    return await work();
  } finally {
    await disconnect();
    setSettings({ DATABASE_URL, SECRET });
    await execute(DATABASE_URL, `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
  }
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
