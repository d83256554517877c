import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { rootFolder } from "@/jobs/supervise";
import type { Environment } from "./programs";
import type { Surroundings } from "./surroundings";

/** The product, built and started with the starter corpus and an inbox, for tests to ask. */
export type Site = { environment: Environment; close: () => Promise<void> };

export async function openSite(surroundings: Surroundings, signal: AbortSignal): Promise<Site> {
  const { dataDir, siteEnvironment } = surroundings;
  const child = fork(join(rootFolder, "jobs", "launch.mjs"), ["start"], {
    cwd: rootFolder,
    execArgv: [],
    env: siteEnvironment,
  });
  signal.addEventListener("abort", () => child.kill("SIGTERM"));
  await untilReady(child);
  const running = JSON.parse(await readFile(join(dataDir, "start.json"), "utf8"));
  const environment = {
    ...siteEnvironment,
    NODE_ENV: "test" as const,
    PAPERFEED_TEST_URL: running.site,
    PAPERFEED_TEST_INBOX_URL: running.inbox,
  };
  return { environment, close: () => endProcess(child) };
}

async function untilReady(child: ChildProcess): Promise<void> {
  const ready = once(child, "message");
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`The product did not start (code ${code}).`);
  });
  await Promise.race([ready, ended]);
  // From here on its end is ours to ask for.
  ended.catch(() => undefined);
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}
