import { PrismaPg } from "@prisma/adapter-pg";
import { settings } from "@/lib/env";
import { Prisma, PrismaClient } from "@/prisma/generated/client";

export type Database = PrismaClient;
/** What a store function takes when it can also be one step of a bigger transaction. */
export type Transaction = Prisma.TransactionClient;
/** `sql` builds a parameterised fragment; text put in by `${}` is always a bound parameter. */
export const { sql, join, empty, raw } = Prisma;

/** Begins a statement that is worth being planned once a connection. */
const PREPARED = "/* prepared */";
export const prepared = raw(PREPARED);

/**
 * Connections one process opens at most. Web, worker and a few commands together stay well under
 * the 100 that PostgreSQL allows by default.
 */
const CONNECTIONS_MAX = 10;

/**
 * How long a transaction may wait for a connection to begin (ms; Prisma's own is 2 s): on a machine
 * that ingests, ranks and mails at once a job had rather be late than fail.
 */
const BEGIN_PATIENCE_MS = 30_000;

/** The web process holds this file twice, in its own code and in that of Next: the client only once. */
const shared: { paperfeedClient?: PrismaClient } = globalThis as object;

/** The database of this process, connected at the first query. Only store.ts files call it. */
export function database(): PrismaClient {
  shared.paperfeedClient ??= new PrismaClient({
    adapter: new PrismaPg(
      { connectionString: databaseUrl(), max: CONNECTIONS_MAX },
      // The type says that it always names one; pg takes a statement without a name as ever.
      { statementNameGenerator: namePrepared as (query: { sql: string }) => string },
    ),
    transactionOptions: { maxWait: BEGIN_PATIENCE_MS },
  });
  return shared.paperfeedClient;
}

const names = new Map<string, string>();

/**
 * Names those that ask for it, by their text. PostgreSQL plans all others anew each time, for the
 * values of that time, which is right where the plan depends on them.
 */
function namePrepared({ sql: text }: { sql: string }): string | undefined {
  if (!text.trimStart().startsWith(PREPARED)) return undefined;
  const name = names.get(text) ?? `prepared_${names.size}`;
  names.set(text, name);
  return name;
}

/** Ends the connections; the next query opens new ones. */
export async function closeDatabase(): Promise<void> {
  const closing = shared.paperfeedClient;
  shared.paperfeedClient = undefined;
  await closing?.$disconnect();
}

export function databaseUrl(): string {
  const { DATABASE_URL } = settings();
  if (!DATABASE_URL) throw new Error("No database: DATABASE_URL is not set and none was joined.");
  return DATABASE_URL;
}
