import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { readRecord } from "@/jobs/postgres/record";
import { markProcess, type ProcessMark, isRunning as runs } from "@/jobs/processes";
import { rootFolder } from "@/jobs/supervise";
import { childEnvironment } from "@/lib/env";

const PATIENCE_MS = 20_000;

/** A data folder of its own, which the database's user can pass through when we are root. */
export async function createDataDir(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "paperfeed-fault-"));
  await chmod(folder, 0o711);
  return folder;
}

export async function removeDataDir(dataDir: string): Promise<void> {
  const outside = (await readRecord(dataDir))?.cluster;
  const folders = outside ? [dataDir, dirname(outside)] : [dataDir];
  for (const path of folders) await rm(path, { recursive: true, force: true });
}

/** Starts one of our scripts as a process of its own, on the embedded database of a folder. */
export function launch(script: string, dataDir: string, ...given: string[]): ChildProcess {
  return fork(join(rootFolder, script), given, {
    cwd: rootFolder,
    execArgv: script.endsWith(".ts") ? ["--import", "tsx"] : [],
    silent: true,
    env: childEnvironment({
      DATABASE_URL: "",
      SECRET: "",
      SMTP_URL: "",
      APP_URL: "",
      PORT: "0",
      DATA_DIR: dataDir,
      NODE_ENV: "production",
    }),
  });
}

/** Starts a script and waits until it says that it does its work. */
export async function launchReady(
  script: string,
  dataDir: string,
  ...given: string[]
): Promise<ChildProcess> {
  const child = launch(script, dataDir, ...given);
  const said = collect(child);
  const ended = once(child, "exit").then(async () => {
    throw new Error(`${script} ended: ${await said}`);
  });
  await Promise.race([once(child, "message"), ended]);
  ended.catch(() => undefined);
  return child;
}

/** All a process writes, and how it ends. */
export async function runToEnd(
  child: ChildProcess,
): Promise<{ code: number | null; said: string }> {
  const said = collect(child);
  const [code] = await once(child, "exit");
  return { code, said: await said };
}

export async function end(
  child: ChildProcess,
  signal: NodeJS.Signals = "SIGTERM",
): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = once(child, "exit");
  child.kill(signal);
  const [code] = await ended;
  return code;
}

/** The postmaster that server.json names. */
export async function markServer(dataDir: string): Promise<ProcessMark> {
  return mark((await readRecord(dataDir))?.pid);
}

/** The parts that start.json names: web, inbox, worker. */
export async function markParts(dataDir: string): Promise<ProcessMark[]> {
  const { parts } = JSON.parse(await readFile(join(dataDir, "start.json"), "utf8"));
  return parts;
}

export async function mark(pid: number | undefined): Promise<ProcessMark> {
  const found = pid === undefined ? null : await markProcess(pid);
  if (!found) throw new Error(`There is no process ${pid}.`);
  return found;
}

/** Processes tell nobody but their parent of their end: others have to look. */
export async function untilGone(...marks: ProcessMark[]): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (const one of marks) {
    while (await runs(one)) {
      if (Date.now() > deadline) throw new Error(`Process ${one.pid} still runs.`);
      await pause(50);
    }
  }
}

async function collect(child: ChildProcess): Promise<string> {
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (piece: string) => {
      text += piece;
    });
  }
  await once(child, "close");
  return text;
}
