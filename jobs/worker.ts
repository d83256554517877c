import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { setSettings } from "@/lib/env";
import { log } from "@/lib/log";
import { listenForStop, runCommand, tellReady, untilStopped, yieldToPages } from "./child";
import { joinDatabase } from "./database";
import { loadDotenv } from "./dotenv";
import { migrateIfNeeded } from "./migrations";
import { JOBS, type JobName } from "./registry";
import { startSchedule } from "./schedule";

/** How long a confirmation mail may lie before the worker looks. */
const MAIL_PAUSE_MS = 2_000;

runCommand(async () => {
  const { values } = parseArgs({
    options: { dev: { type: "boolean" }, prepared: { type: "boolean" } },
  });
  loadDotenv();
  setSettings({ NODE_ENV: values.dev ? "development" : "production" });
  yieldToPages();
  const stop = listenForStop();
  const leaveDatabase = await joinDatabase();
  if (!values.prepared) await migrateIfNeeded();
  const jobs = runJobs(stop.signal);
  const mail = deliverMail(stop.signal);
  tellReady();
  await untilStopped(stop.signal);
  await Promise.all([jobs.finish(), mail]);
  await leaveDatabase();
  return 0;
});

/** Runs the schedule, each job at most once at a time in this process. */
function runJobs(signal: AbortSignal) {
  const underway = new Map<JobName, Promise<void>>();
  const endSchedule = startSchedule(async (name, slot) => {
    if (signal.aborted || underway.has(name)) return;
    const running = runJob(name, slot, signal).finally(() => underway.delete(name));
    underway.set(name, running);
    await running;
  });
  const finish = async () => {
    await endSchedule();
    await Promise.all(underway.values());
  };
  return { finish };
}

/** A job that fails is recorded and logged; the worker goes on with the others. */
async function runJob(name: JobName, slot: Date, signal: AbortSignal): Promise<void> {
  try {
    const { runOnce } = await import("@/lib/runs/run");
    const job = await JOBS[name]();
    const report = await runOnce(name, slot, job, { now: new Date(), dryRun: false, signal });
    if (report.outcome === "ran") log.info("job done", { job: name, ...report.counts });
  } catch (error) {
    log.error("job failed", { job: name, error: String(error) });
  }
}

/** One pass over the due mail after the other; a failing one is logged and tried again. */
async function deliverMail(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const { deliverDueMail } = await import("./mail");
      await deliverDueMail({ now: new Date(), dryRun: false, signal });
    } catch (error) {
      log.error("mail pass failed", { error: String(error) });
    }
    // Ended early by the signal, which the loop sees.
    await pause(MAIL_PAUSE_MS, undefined, { signal }).catch(() => undefined);
  }
}
