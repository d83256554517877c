import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { listAppliedMigrations } from "@/lib/database/store";

export type Readiness = { outcome: "ready" } | { outcome: "waiting"; reason: string };

/** A balancer that asks wants an answer before it gives up, usually after five seconds. */
const PATIENCE_MS = 3_000;

/** Whether this process can serve: the database answers and has every migration of this version. */
export async function checkReadiness(): Promise<Readiness> {
  try {
    const wanted = await listWantedMigrations();
    const applied = new Set(await inTime(listAppliedMigrations()));
    const missing = wanted.filter((name) => !applied.has(name));
    if (missing.length === 0) return { outcome: "ready" };
    return { outcome: "waiting", reason: `${missing.length} migrations are not applied` };
  } catch {
    // What exactly failed names hosts and users: that is for the log of the server.
    return { outcome: "waiting", reason: "the database does not answer" };
  }
}

let wantedOnce: Promise<string[]> | undefined;

/** Read once: a new version of the product is a new process. */
function listWantedMigrations(): Promise<string[]> {
  wantedOnce ??= readMigrationNames();
  return wantedOnce;
}

async function readMigrationNames(): Promise<string[]> {
  const folder = join(process.cwd(), "prisma", "migrations");
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

async function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const lateness = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("too late")), PATIENCE_MS);
  });
  return Promise.race([answer, lateness]).finally(() => clearTimeout(timer));
}
