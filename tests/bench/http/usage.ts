import { readFile } from "node:fs/promises";

export type Usage = { cpuMs: number; residentMb: number };

/** Linux counts time in hundredths of a second whatever the kernel ticks at (proc(5), USER_HZ). */
const TICK_MS = 10;
const PAGE_MB = 4096 / 1024 / 1024;

/** Processor time and resident memory of a process with all its threads; zeros where /proc is not. */
export async function readUsage(pid: number): Promise<Usage> {
  const read = (file: string) => readFile(`/proc/${pid}/${file}`, "utf8").catch(() => "");
  const stat = await read("stat");
  // After the name in brackets: user time is field 14, system time 15.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const cpuMs = (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * TICK_MS;
  const [, residentPages = "0"] = (await read("statm")).split(" ");
  return { cpuMs, residentMb: Number(residentPages) * PAGE_MB };
}
