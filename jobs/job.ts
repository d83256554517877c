import { setSettings, settings } from "@/lib/env";
import type { JobCounts, Told } from "@/lib/runs/job";
import { JOB_USAGE, type JobRequest, parseJobArguments } from "./arguments";
import { EXIT_USAGE, listenForStop, runCommand, settleCommand, yieldToPages } from "./child";
import { joinDatabase } from "./database";
import { openDataDir } from "./dataDir";
import { loadDotenv } from "./dotenv";
import { migrateIfNeeded } from "./migrations";
import { JOBS } from "./registry";
import { findRunning } from "./running";

runCommand(async () => {
  yieldToPages();
  const parsed = parseJobArguments(process.argv.slice(2), new Date());
  if ("fault" in parsed) {
    console.error(`${parsed.fault}\n\n${JOB_USAGE}`);
    return EXIT_USAGE;
  }
  loadDotenv();
  settleCommand(parsed.request);
  await adoptAddresses();
  const { signal } = listenForStop();
  const leaveDatabase = await joinDatabase();
  try {
    await migrateIfNeeded();
    const told: Told[] = [];
    const counts = await runByHand(parsed.request, signal, (one) => told.push(one));
    printCounts(parsed.request, counts, told);
    return 0;
  } finally {
    await leaveDatabase();
  }
});

/** Mail made by hand goes where that of a running `npm start` goes, with links to its site. */
async function adoptAddresses(): Promise<void> {
  const { SMTP_URL } = settings();
  const running = await findRunning(await openDataDir());
  if (!running?.site) return;
  setSettings({ APP_URL: running.site, SMTP_URL: SMTP_URL ?? running.smtp });
}

/** A run by hand is recorded like any other, but a dry one leaves no trace. */
async function runByHand(
  request: JobRequest,
  signal: AbortSignal,
  tell: (told: Told) => void,
): Promise<JobCounts> {
  const { name, json: _, ...asked } = request;
  const { dryRun } = asked;
  const job = await JOBS[name]();
  const context = { ...asked, signal, tell };
  if (dryRun) return job(context);
  const { runAsked } = await import("@/lib/runs/run");
  const counts = await runAsked(name, job, context);
  if (name !== "digest") return counts;
  const { deliverDueMail } = await import("./mail");
  // Planned as of --now, but mailed at this moment, which is what a Date header says.
  return { ...counts, ...(await deliverDueMail({ ...context, now: new Date() })) };
}

function printCounts(request: JobRequest, counts: JobCounts, told: Told[]): void {
  const { name, now, dryRun, json } = request;
  if (json) {
    const data = Object.assign({}, ...told.map((one) => one.data));
    console.log(JSON.stringify({ job: name, now: now.toISOString(), dryRun, ...counts, ...data }));
    return;
  }
  console.log(`${name}${dryRun ? " (dry run: nothing was written or sent)" : ""}`);
  for (const [what, count] of Object.entries(counts)) console.log(`  ${what.padEnd(14)} ${count}`);
  for (const { text } of told) console.log(`\n${text}`);
}
