import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { settings } from "@/lib/env";
import { log } from "@/lib/log";
import { generateIfNeeded } from "./build";
import { rootFolder } from "./supervise";

/** Brings the database to the newest migration; asks first, as loading the engine takes a second. */
export async function migrateIfNeeded(): Promise<void> {
  const { DATABASE_URL } = settings();
  // Also after npm ci --ignore-scripts, where npm did not.
  await generateIfNeeded();
  if (!DATABASE_URL || (await isMigrated())) return;
  const { migrate } = await import("@/prisma/migrate");
  for (const name of await migrate(DATABASE_URL)) log.info("migration applied", { name });
}

async function isMigrated(): Promise<boolean> {
  const { listAppliedMigrations } = await import("@/lib/database/store");
  const entries = await readdir(join(rootFolder, "prisma", "migrations"), { withFileTypes: true });
  const wanted = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  // An empty database has no table to ask.
  const applied = new Set(await listAppliedMigrations().catch(() => []));
  return wanted.every((name) => applied.has(name));
}
