import { runCommand } from "@/jobs/child";
import { digest } from "@/lib/editions/run";

/** What a planning process says when it is done. */
export type PlanReport = {
  planned: number;
  seconds: number;
  /** Processor time of this process (s). */
  cpuSeconds: number;
  peakMb: number;
};

/** Plans the edition of BENCH_NOW for everybody, as the worker does, alone in its process. */
runCommand(async () => {
  let peakMb = 0;
  const timer = setInterval(() => {
    peakMb = Math.max(peakMb, Math.round(process.memoryUsage.rss() / 1_048_576));
  }, 50);
  const startedAt = performance.now();
  const cpuBefore = process.cpuUsage();
  const counts = await digest({ now: new Date(process.env.BENCH_NOW ?? ""), dryRun: false });
  clearInterval(timer);
  const planned = Number(counts.queued) + Number(counts.empty) + Number(counts.excluded);
  const { user, system } = process.cpuUsage(cpuBefore);
  const seconds = (performance.now() - startedAt) / 1_000;
  const report: PlanReport = { planned, seconds, cpuSeconds: (user + system) / 1e6, peakMb };
  await new Promise((resolve) => process.send?.(report, resolve));
  return 0;
});
