import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { buildIfNeeded } from "@/jobs/build";
import { rootFolder } from "@/jobs/supervise";
import { childEnvironment } from "@/lib/env";
import { withClient } from "./data/load";
import { openBenchDatabase } from "./data/open";
import { makeDue } from "./digest/plan";
import { openRelay } from "./digest/relay";
import type { Figure } from "./figure";
import { startSite } from "./http/site";
import { createTraffic } from "./http/traffic";
import { sendVisitors } from "./http/visitors";
import { prepareSnapshot } from "./ingest/file";
import { importFile } from "./ingest/import";
import type { BenchOptions } from "./options";

const INGESTED = 50_000;
const VISITORS = 16;
/** Some two hundred requests a second: a busy hour, not an attack. */
const PAUSE_MS = 60;
/** Pages in the store are made anew after 50 s: traffic goes on until each was. */
const AT_LEAST_MS = 75_000;

/**
 * Everything at once: all papers ranked anew, 50,000 ingested, a digest planned for every reader and
 * sent, the page cache renewed; and what visitors meanwhile wait.
 */
export async function bench(options: BenchOptions): Promise<Figure[]> {
  const snapshot = await prepareSnapshot(INGESTED);
  const database = await openBenchDatabase({ ...options, isScratch: true });
  const relay = await openRelay();
  try {
    await buildIfNeeded();
    await makeDue(database.url, database.until);
    await askForScores(database.url);
    const next = await createTraffic();
    const site = await startSite();
    try {
      for (const path of ["/", "/new", "/tags"]) await fetch(`${site.origin}${path}`);
      const startedAt = performance.now();
      const jobs: Record<string, Promise<unknown>> = {
        "ranking run": runJob(["rank"]),
        "ingest of 50,000": importFile(snapshot),
        "digest of all readers": runJob(["digest", "--now", database.until.toISOString()], {
          SMTP_URL: relay.url,
          MAIL_RATE: "100000",
          MAIL_CONNECTIONS: "20",
        }),
      };
      const seconds: Figure[] = [];
      let isDone = false;
      const working = Promise.all(
        Object.entries(jobs).map(async ([name, job]) => {
          await job;
          seconds.push({ name, value: (performance.now() - startedAt) / 1000, unit: "s" });
        }),
      ).finally(() => {
        isDone = true;
      });
      // What failed is told when the visitors are done.
      working.catch(() => undefined);
      const isOver = () => isDone && performance.now() - startedAt > AT_LEAST_MS;
      const visits = await sendVisitors({
        ...{ origin: site.origin, visitors: VISITORS, pauseMs: PAUSE_MS },
        next: () => (isOver() ? null : next()),
      });
      await working;
      return [
        {
          ...{ name: "slowest request", value: visits.slowest, unit: "ms", asked: "< 1,000" },
          limitName: visits.slowestPath,
        },
        { name: "p99", value: visits.p99, unit: "ms" },
        { name: "requests", value: visits.count, unit: "" },
        { name: "requests that failed", value: visits.failedCount, unit: "", asked: "0" },
        ...seconds,
      ];
    } finally {
      await site.close();
    }
  } finally {
    await relay.close();
    await database.close();
  }
}

/** A job as the worker runs it: in a process of its own, behind the web process. */
async function runJob(words: string[], environment: Record<string, string> = {}): Promise<void> {
  await promisify(execFile)(process.execPath, ["--import", "tsx", "jobs/job.ts", ...words], {
    cwd: rootFolder,
    env: childEnvironment(environment),
    maxBuffer: 64 * 1024 * 1024,
  });
}

const askForScores = (url: string): Promise<void> =>
  withClient(url, async (client) => {
    await client.query(
      "INSERT INTO due_scores (paper_id) SELECT paper_id FROM scores ON CONFLICT DO NOTHING",
    );
  });
