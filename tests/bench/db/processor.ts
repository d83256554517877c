import { readFile } from "node:fs/promises";
import { database, sql } from "@/lib/database/client";

/** Milliseconds that a core has worked: unlike the clock's, those of others do not count. */
export type Worked = { node: number; postgres: number | null };

/**
 * What this process and its sessions' backends have worked so far. Linux tells of each process in
 * nanoseconds (/proc/PID/schedstat); null elsewhere, or where the server is on another machine.
 */
export async function readWorked(): Promise<Worked> {
  const rows = await database().$queryRaw<{ pid: number }[]>(sql`
    SELECT pid FROM pg_stat_activity
    WHERE datname = current_database() AND backend_type = 'client backend' ORDER BY pid LIMIT 100`);
  const times = await Promise.all(rows.map(({ pid }) => readBackend(pid)));
  const { user, system } = process.cpuUsage();
  const known = times.filter((time) => time !== null);
  return {
    node: (user + system) / 1_000,
    postgres: known.length < times.length ? null : known.reduce((sum, time) => sum + time, 0),
  };
}

async function readBackend(pid: number): Promise<number | null> {
  const text = await readFile(`/proc/${pid}/schedstat`, "utf8").catch(() => null);
  return text === null ? null : Number(text.split(" ")[0]) / 1_000_000;
}
