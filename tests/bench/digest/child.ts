import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { childEnvironment } from "@/lib/env";

/** What a sending process says when it is done. */
export type SendingReport = {
  messages: number;
  seconds: number;
  /** Resident memory after a quarter of the messages, at the end, and the highest seen (MB). */
  quarterMb: number;
  endMb: number;
  peakMb: number;
  /** Processor time of the process (s). */
  cpuSeconds: number;
};

/** Runs one sender in a process of its own, as it would run in production. */
export async function runSender(
  file: "ours.ts" | "plainPool.ts",
  given: Record<string, string>,
  during?: (child: ChildProcess) => Promise<void>,
): Promise<SendingReport> {
  const child = fork(join(import.meta.dirname, file), {
    execArgv: ["--import", "tsx"],
    env: childEnvironment({ ...given, NODE_ENV: "production" }),
  });
  const ended = once(child, "exit");
  const told = once(child, "message");
  await during?.(child);
  const outcome = await Promise.race([told, ended.then(() => null)]);
  if (!outcome) throw new Error(`${file} of the bench ended early.`);
  await ended;
  return outcome[0] as SendingReport;
}

/** Watches this process while it sends; returns what makes the report. */
export function watchSending(countNow: () => number, wanted: number) {
  const startedAt = performance.now();
  const cpuBefore = process.cpuUsage();
  const megabytes = () => Math.round(process.memoryUsage.rss() / 1_048_576);
  let peakMb = 0;
  let quarterMb = 0;
  const timer = setInterval(() => {
    peakMb = Math.max(peakMb, megabytes());
    if (quarterMb === 0 && countNow() >= wanted / 4) quarterMb = megabytes();
  }, 50);
  return (): SendingReport => {
    clearInterval(timer);
    const { user, system } = process.cpuUsage(cpuBefore);
    const endMb = megabytes();
    return {
      messages: countNow(),
      seconds: (performance.now() - startedAt) / 1_000,
      quarterMb: quarterMb || endMb,
      endMb,
      peakMb: Math.max(peakMb, endMb),
      cpuSeconds: (user + system) / 1e6,
    };
  };
}
