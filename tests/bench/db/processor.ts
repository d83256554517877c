import { readFile } from "node:fs/promises";
import { database, sql } from "@/lib/database/client";

/** Milliseconds that a core has worked: unlike the clock's, those of others do not count. */
export type Worked = { node: number; postgres: number | null };

/** What this process had worked at an instant, and each of its sessions' backends, by process id. */
type Reading = { node: number; backends: Map<number, number> };

/**
 * Begins to count; call the result for what was worked since. Linux tells of each process in
 * nanoseconds (/proc/PID/schedstat); null elsewhere, or where the server is on another machine. A
 * session that ended meanwhile takes its work along.
 */
export async function countWork(): Promise<() => Promise<Worked>> {
  const before = await readWork();
  return async () => {
    const after = await readWork();
    const worked = [...after.backends].map(([pid, time]) => time - (before.backends.get(pid) ?? 0));
    return {
      node: after.node - before.node,
      postgres: worked.length > 0 ? worked.reduce((sum, time) => sum + time, 0) : null,
    };
  };
}

async function readWork(): Promise<Reading> {
  const rows = await database().$queryRaw<{ pid: number }[]>(sql`
    SELECT pid FROM pg_stat_activity
    WHERE datname = current_database() AND backend_type = 'client backend' ORDER BY pid LIMIT 100`);
  const backends = new Map<number, number>();
  for (const { pid } of rows) {
    const time = await readBackend(pid);
    if (time !== null) backends.set(pid, time);
  }
  const { user, system } = process.cpuUsage();
  return { node: (user + system) / 1_000, backends };
}

async function readBackend(pid: number): Promise<number | null> {
  const text = await readFile(`/proc/${pid}/schedstat`, "utf8").catch(() => null);
  return text === null ? null : Number(text.split(" ")[0]) / 1_000_000;
}
