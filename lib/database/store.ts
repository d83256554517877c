import { closeDatabase, database } from "./client";

/** Ends this process's connections; the next query opens new ones. */
export async function disconnect(): Promise<void> {
  await closeDatabase();
}

/** The names of the migrations that were applied wholly; throws when the database does not answer. */
export async function listAppliedMigrations(): Promise<string[]> {
  const rows = await database().$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM _prisma_migrations
    WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL
    ORDER BY migration_name`;
  return rows.map((row) => row.name);
}
