import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { z } from "zod";
import { childEnvironment } from "@/lib/env";

/** A process of the product that is started again when it dies. */
export type Part = {
  name: string;
  /** A script, in JavaScript or, for development, as its source. */
  script: string;
  /** Of the runtime. */
  flags?: string[];
  arguments?: string[];
  environment?: Record<string, string | undefined>;
  /** Whether what it prints is only noise; its errors are always shown. */
  isQuiet?: boolean;
};
export type Ports = Record<string, number>;
export type RunningPart = {
  /** Resolves when the part first does its work, with the ports it says it found. */
  ready: Promise<Ports>;
  findPid: () => number | undefined;
  stop: () => Promise<void>;
  restart: () => Promise<void>;
};

const readiness = z.object({ ready: z.record(z.string(), z.number()) });

export const rootFolder = join(import.meta.dirname, "..");

/** One bad night is mended by starting again; five failures in a minute are a fault that stays. */
const FAILURES_MAX = 5;
const FAILURES_WITHIN_MS = 60_000;
const FIRST_PAUSE_MS = 250;
/** What finishing a request, or one mail on a slow connection, may take. */
const STOP_PATIENCE_MS = 10_000;

/** Keeps a part running until it is stopped; calls `giveUp` when it fails again and again. */
export function supervise(part: Part, giveUp: (reason: string) => void): RunningPart {
  let child: ChildProcess | undefined;
  let isStopping = false;
  let failures: number[] = [];
  let tellReady: (ports: Ports) => void;
  const ready = new Promise<Ports>((resolve) => {
    tellReady = resolve;
  });

  const launch = () => {
    child = startProcess(part);
    child.on("message", (message) => {
      const says = readiness.safeParse(message);
      if (says.success) tellReady(says.data.ready);
    });
    child.once("exit", (code, signal) => {
      if (isStopping) return;
      failures = [...failures.filter((at) => at > Date.now() - FAILURES_WITHIN_MS), Date.now()];
      const how = `${part.name} ended (${signal ?? `code ${code}`})`;
      // After a pause, also because whoever ended this part may be ending all of us.
      setTimeout(() => launchAgain(how), FIRST_PAUSE_MS * 2 ** failures.length);
    });
  };
  const launchAgain = (how: string) => {
    if (isStopping) return;
    if (failures.length >= FAILURES_MAX) return giveUp(`${how} ${failures.length} times a minute.`);
    console.error(`${how}; starting it again.`);
    launch();
  };
  const stop = async () => {
    isStopping = true;
    if (child) await endProcess(child);
  };
  const restart = async () => {
    await stop();
    isStopping = false;
    launch();
  };
  launch();
  return { ready, findPid: () => child?.pid, stop, restart };
}

function startProcess(part: Part): ChildProcess {
  const loader = part.script.endsWith(".ts") ? ["--import", "tsx"] : [];
  return fork(part.script, part.arguments ?? [], {
    cwd: rootFolder,
    execArgv: [...(part.flags ?? []), ...loader],
    env: childEnvironment(part.environment ?? {}),
    stdio: ["ignore", part.isQuiet ? "ignore" : "inherit", "inherit", "ipc"],
  });
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const impatience = setTimeout(() => child.kill("SIGKILL"), STOP_PATIENCE_MS);
  await ended;
  clearTimeout(impatience);
}
