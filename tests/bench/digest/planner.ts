import { runCommand } from "@/jobs/child";
import { digest } from "@/lib/editions/run";

/** What a planning process says when it is done. */
export type PlanReport = { planned: number; seconds: number; peakMb: number };

/** Plans the edition of BENCH_NOW for everybody, as the worker does, alone in its process. */
runCommand(async () => {
  let peakMb = 0;
  const timer = setInterval(() => {
    peakMb = Math.max(peakMb, Math.round(process.memoryUsage.rss() / 1_048_576));
  }, 50);
  const startedAt = performance.now();
  const counts = await digest({ now: new Date(process.env.BENCH_NOW ?? ""), dryRun: false });
  clearInterval(timer);
  const planned = Number(counts.queued) + Number(counts.empty) + Number(counts.excluded);
  const report = { planned, seconds: (performance.now() - startedAt) / 1_000, peakMb };
  await new Promise((resolve) => process.send?.(report satisfies PlanReport, resolve));
  return 0;
});
