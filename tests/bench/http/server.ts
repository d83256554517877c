import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { findFreePort } from "@/jobs/ports";
import { childEnvironment } from "@/lib/env";

export type BenchServer = { origin: string; pid: number; close: () => Promise<void> };

type Program = {
  /** Node's arguments: options, script and its own. */
  words: string[];
  folder: string;
  environment?: Record<string, string>;
};

const LOOK_MS = 50;
const PATIENCE_MS = 60_000;

/** Starts a server of its own process on a free port, told to it as PORT, and waits until it answers. */
export async function startServer({ words, folder, environment }: Program): Promise<BenchServer> {
  const port = await findFreePort("127.0.0.1");
  const child = spawn(process.execPath, words, {
    cwd: folder,
    env: childEnvironment({ ...environment, PORT: String(port), HOST: "127.0.0.1" }),
    stdio: ["ignore", "ignore", "inherit"],
  });
  const origin = `http://127.0.0.1:${port}`;
  try {
    await untilAnswering(origin, child);
  } catch (error) {
    child.kill("SIGKILL");
    throw error;
  }
  return { origin, pid: child.pid ?? 0, close: () => endChild(child) };
}

async function untilAnswering(origin: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline && child.exitCode === null) {
    const isUp = await fetch(`${origin}/robots.txt`).then(
      () => true,
      () => false,
    );
    if (isUp) return;
    await pause(LOOK_MS);
  }
  throw new Error(`${child.spawnargs.join(" ")} does not answer.`);
}

async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const impatience = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await ended;
  clearTimeout(impatience);
}
