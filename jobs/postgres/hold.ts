import { Client, DatabaseError, escapeIdentifier } from "pg";
import type { ServerRecord } from "./record";

/** Any constants: they name our advisory locks among all those of the server. */
const HOLDERS_LOCK = 7_270_418;
const DATABASE = "paperfeed";
const CONNECT_PATIENCE_MS = 5_000;

/**
 * A session that keeps the server running. Every command that uses the server has one, with a
 * shared lock; Postgres lets go of it when the command dies, however it dies. Who leaves last gets
 * the lock alone, and stops the server.
 */
export type Session = { client: Client; url: string };

export type Attempt =
  | { outcome: "held"; session: Session }
  | { outcome: "refused" | "wrong password"; reason: string };

/** Connects and takes the shared lock; waits while somebody who leaves last holds it alone. */
export async function openSession(
  port: number,
  password: ServerRecord["password"],
): Promise<Attempt> {
  const address = `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}`;
  const client = new Client({
    connectionString: `${address}/postgres`,
    application_name: "paperfeed holder",
    connectionTimeoutMillis: CONNECT_PATIENCE_MS,
    ssl: false,
    keepAlive: true,
  });
  // A lost connection is told by "end"; without a listener the error would end the process.
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("SELECT pg_advisory_lock_shared($1)", [HOLDERS_LOCK]);
    await createDatabase(client);
    return { outcome: "held", session: { client, url: `${address}/${DATABASE}` } };
  } catch (error) {
    await client.end().catch(() => undefined);
    // 28P01: invalid_password.
    const isPassword = error instanceof DatabaseError && error.code === "28P01";
    return { outcome: isPassword ? "wrong password" : "refused", reason: String(error) };
  }
}

/** Gives the lock back and says whether nobody else holds it; if so, no new one gets it either. */
export async function isLastHolder({ client }: Session): Promise<boolean> {
  await client.query("SELECT pg_advisory_unlock_shared($1)", [HOLDERS_LOCK]);
  const asked = await client.query("SELECT pg_try_advisory_lock($1) AS alone", [HOLDERS_LOCK]);
  return asked.rows[0]?.alone === true;
}

/** Its own database: `postgres` stays free for the locks, and for dropping and copying this one. */
async function createDatabase(client: Client): Promise<void> {
  const known = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
  if (known.rows.length > 0) return;
  await client.query(`CREATE DATABASE ${escapeIdentifier(DATABASE)}`).catch((error) => {
    // 42P04 duplicate_database, 23505 unique_violation: another process made it just now.
    if (!["42P04", "23505"].includes(error.code)) throw error;
  });
}
