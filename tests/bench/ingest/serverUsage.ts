import { readdir, readFile } from "node:fs/promises";
import type { Client } from "pg";

/** Linux counts times in /proc in hundredths of a second (proc(5), USER_HZ). */
const TICK_MS = 10;

/**
 * Milliseconds of processor that the PostgreSQL server of this connection has taken by now, in processes
 * that ended and in those that live. Null where that cannot be seen: elsewhere, or not on Linux.
 */
export async function readServerMs(client: Client): Promise<number | null> {
  const { rows } = await client.query("SELECT pg_backend_pid() AS pid");
  const processes = (await Promise.all((await listProcesses()).map(readProcess))).filter(
    (one) => one !== null,
  );
  const server = processes.find(({ pid }) => pid === rows[0]?.pid)?.parent;
  if (server === undefined) return null;
  return processes.reduce((sum, { pid, parent, ownMs, endedMs }) => {
    if (pid === server) return sum + ownMs + endedMs;
    return parent === server ? sum + ownMs : sum;
  }, 0);
}

const listProcesses = async () =>
  (await readdir("/proc").catch(() => [])).filter((name) => /^\d+$/.test(name));

/** Fields of proc_pid_stat(5), counted from the one after the name in brackets, which may hold spaces. */
async function readProcess(pid: string) {
  // A process that just ended has no file any more.
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  const fields = text?.slice(text.lastIndexOf(")") + 2).split(" ");
  if (!fields) return null;
  const ms = (field: number) => Number(fields[field]) * TICK_MS;
  return {
    pid: Number(pid),
    parent: Number(fields[1]),
    ownMs: ms(11) + ms(12),
    endedMs: ms(13) + ms(14),
  };
}
