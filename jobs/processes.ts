import { execFile } from "node:child_process";
import { readFile, readlink } from "node:fs/promises";
import { promisify } from "node:util";

/** One process, told apart from a later one that was given the same number. */
export type ProcessMark = { pid: number; startedAt: string };

/** The mark of a running process, or null when there is none with that number. */
export async function markProcess(pid: number): Promise<ProcessMark | null> {
  const startedAt = process.platform === "linux" ? await readStartTick(pid) : await askStart(pid);
  return startedAt ? { pid, startedAt } : null;
}

export async function isRunning(mark: ProcessMark): Promise<boolean> {
  return (await markProcess(mark.pid))?.startedAt === mark.startedAt;
}

/** The command line of a process, or null when it is gone or may not be read. */
export async function readCommand(pid: number): Promise<string | null> {
  if (process.platform === "linux") {
    const line = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => null);
    return line ? line.replaceAll("\0", " ").trim() : null;
  }
  return ask("command=", pid);
}

/**
 * Whether the file a process runs was removed or replaced since, as `npm ci` does; proc(5) then marks
 * it. Only Linux tells.
 */
export async function hasLostItsProgram(pid: number): Promise<boolean> {
  const program = await readlink(`/proc/${pid}/exe`).catch(() => "");
  return program.endsWith(" (deleted)");
}

/** The npm that runs this script, or null: with it gone, nobody is left to end the script. */
export async function findLauncher(): Promise<ProcessMark | null> {
  for (const pid of [process.ppid, await findParent(process.ppid)]) {
    if (pid && /^npm\b|npm-cli|node .*\bnpm\b/.test((await readCommand(pid)) ?? "")) {
      return markProcess(pid);
    }
  }
  return null;
}

/** proc(5): after the name in brackets come state (3), parent (4) and, as field 22, the start. */
async function readStat(pid: number): Promise<string[]> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}

async function readStartTick(pid: number): Promise<string | null> {
  const fields = await readStat(pid);
  // A zombie has ended; only its parent has not asked yet.
  return fields[0] === "Z" ? null : (fields[19] ?? null);
}

async function findParent(pid: number): Promise<number | null> {
  const parent = process.platform === "linux" ? (await readStat(pid))[1] : await ask("ppid=", pid);
  return parent ? Number(parent) : null;
}

async function askStart(pid: number): Promise<string | null> {
  if (process.platform !== "win32") return ask("lstart=", pid);
  try {
    process.kill(pid, 0);
    return "unknown";
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM" ? "unknown" : null;
  }
}

async function ask(column: string, pid: number): Promise<string | null> {
  const asked = promisify(execFile)("ps", ["-o", column, "-p", String(pid)]);
  const { stdout } = await asked.catch(() => ({ stdout: "" }));
  return stdout.trim() || null;
}
