import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { buildIfNeeded } from "@/jobs/build";
import { readCommand } from "@/jobs/processes";
import { rootFolder } from "@/jobs/supervise";
import { childEnvironment } from "@/lib/env";
import type { Figure } from "./figure";
import { readUsage } from "./http/usage";
import type { BenchOptions } from "./options";

/** The first papers, their scores and vectors are done by then, and garbage has been collected. */
const SETTLE_MS = 60_000;

const running = z.object({ site: z.string(), parts: z.array(z.object({ pid: z.number() })) });

/** `npm start` on an empty folder and again on what it left, with a source that is not there. */
export async function bench(_options: BenchOptions): Promise<Figure[]> {
  await buildIfNeeded();
  const dataDir = await mkdtemp(join(tmpdir(), "paperfeed-bench-"));
  try {
    const first = await startProduct(dataDir, async () => []);
    const again = await startProduct(dataDir, measureRest);
    return [
      { name: "first start, built, until the front page", value: first.seconds, unit: "s" },
      { name: "start again, until the front page", value: again.seconds, unit: "s", asked: "< 10" },
      ...again.figures,
    ];
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function startProduct(
  dataDir: string,
  look: (parts: number[]) => Promise<Figure[]>,
): Promise<{ seconds: number; figures: Figure[] }> {
  const startedAt = performance.now();
  const child = fork(join(rootFolder, "jobs", "launch.mjs"), ["start"], {
    cwd: rootFolder,
    execArgv: [],
    env: childEnvironment({ DATA_DIR: dataDir, PORT: "0", DATABASE_URL: "" }),
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  try {
    await Promise.race([once(child, "message"), failed(child)]);
    const { site, parts } = running.parse(
      JSON.parse(await readFile(join(dataDir, "start.json"), "utf8")),
    );
    await (await fetch(site)).arrayBuffer();
    const seconds = (performance.now() - startedAt) / 1000;
    return { seconds, figures: await look(parts.map((part) => part.pid)) };
  } finally {
    await endChild(child);
  }
}

async function measureRest(pids: number[]): Promise<Figure[]> {
  await pause(SETTLE_MS);
  const megabytes = async (script: string) => {
    const commands = await Promise.all(pids.map((pid) => readCommand(pid)));
    const pid = pids[commands.findIndex((command) => command?.includes(script))] ?? 0;
    return (await readUsage(pid)).residentMb;
  };
  const [web, worker] = [await megabytes("web.js"), await megabytes("worker.js")];
  return [
    { name: "web process, at rest", value: web, unit: "MB" },
    { name: "worker, at rest", value: worker, unit: "MB" },
    { name: "web and worker together, at rest", value: web + worker, unit: "MB", asked: "< 350" },
  ];
}

async function failed(child: ChildProcess): Promise<never> {
  const [code] = await once(child, "exit");
  throw new Error(`The product did not start (code ${code}).`);
}

async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}
