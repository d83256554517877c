import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { MigrationList } from "@prisma/schema-engine-wasm";
import { Client } from "pg";
import { prismaFolder, withSchemaEngine } from "./engine";

const NO_FILTER = { externalTables: [], externalEnums: [] };
/** Any constant: it names our advisory lock among all those of the server. */
const MIGRATION_LOCK = 7_270_417;

/**
 * Brings the database to the newest migration and returns the names of those applied now.
 * Two processes starting at once wait for one another on an advisory lock held by a session of its
 * own; if one dies holding it, Postgres lets go. A migration that fails stays recorded as failed,
 * as with `prisma migrate deploy`, and the next call says so.
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const lock = new Client({ connectionString: databaseUrl });
  await lock.connect();
  try {
    await lock.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const migrationsList = await listMigrations();
    const { appliedMigrationNames } = await withSchemaEngine(databaseUrl, (engine) =>
      engine.applyMigrations({ migrationsList, filters: NO_FILTER }),
    );
    return appliedMigrationNames;
  } finally {
    await lock.end();
  }
}

/** The migration folders in order, as the engine wants them. */
export async function listMigrations(): Promise<MigrationList> {
  const baseDir = join(prismaFolder, "migrations");
  const entries = await readdir(baseDir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const directories = names.sort().map(async (path) => {
    const sql = await readFile(join(baseDir, path, "migration.sql"), "utf8");
    return { path, migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } } };
  });
  return {
    baseDir,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: (await Promise.all(directories)) as MigrationList["migrationDirectories"],
  };
}
