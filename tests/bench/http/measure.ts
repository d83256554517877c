import { type Answered, type Load, runLoad } from "./load";
import type { BenchServer } from "./server";
import { readUsage } from "./usage";

export type Measured = Answered & {
  /** Milliseconds of processor time that the server's process took for one answer. */
  cpuMs: number;
};

/** Long enough for a hundred garbage collections, short enough for all cases to take minutes. */
const SECONDS = 2;
const WARM_UP_SECONDS = 1;

/** One case: warmed up where its page may be asked for again. */
export async function measure(
  server: BenchServer,
  load: Omit<Load, "origin" | "seconds">,
  seconds = SECONDS,
): Promise<Measured> {
  const { origin, pid } = server;
  if (load.paths.length === 1) await runLoad({ ...load, origin, seconds: WARM_UP_SECONDS });
  const before = await readUsage(pid);
  const result = await runLoad({ ...load, origin, seconds });
  const after = await readUsage(pid);
  const rate = Math.round(result.perSecond);
  console.error(`${load.paths[0]} at ${load.connections}: ${rate}/s, p99 ${result.p99} ms`);
  return { ...result, cpuMs: (after.cpuMs - before.cpuMs) / result.count };
}
