import { Client } from "pg";

/** The oldest major version the migrations are tested on. */
const MAJOR_MIN = 15;
const PATIENCE_MS = 10_000;

/** Throws one sentence when the server of DATABASE_URL cannot be reached or is too old. */
export async function checkExternal(databaseUrl: string): Promise<void> {
  const { host } = new URL(databaseUrl);
  const client = new Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: PATIENCE_MS,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (cause) {
    throw new Error(`The database of DATABASE_URL (${host}) cannot be used.`, {
      cause: tell(cause),
    });
  }
  try {
    const answer = await client.query("SHOW server_version_num");
    const major = Math.floor(Number(answer.rows[0]?.server_version_num) / 10_000);
    if (major >= MAJOR_MIN) return;
    throw new Error(
      `The database of DATABASE_URL is PostgreSQL ${major}: it needs ${MAJOR_MIN} or newer.`,
    );
  } finally {
    await client.end();
  }
}

/** A host with several addresses fails with one error for each, and no message of its own. */
function tell(cause: unknown): unknown {
  return cause instanceof AggregateError ? cause.errors[0] : cause;
}
