type LatestRun = { job: string; state: string; startedAt: Date; finishedAt: Date | null };
type RunGauge = { name: string; help: string; labels: { job: string }; value: number };

/** How the latest run of every job ended, and how long ago it began. */
export function listRunGauges(runs: LatestRun[], now: Date): RunGauge[] {
  return runs.flatMap(({ job, state, startedAt }) => [
    {
      name: "paperfeed_run_failed",
      help: "1 when the latest run of a job failed.",
      labels: { job },
      value: state === "failed" ? 1 : 0,
    },
    {
      name: "paperfeed_run_age_seconds",
      help: "Seconds since the latest run of a job began.",
      labels: { job },
      value: Math.max(0, Math.round((now.getTime() - startedAt.getTime()) / 1000)),
    },
  ]);
}
