import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { createFileOnce } from "./postgres/record";
import { findLauncher, isRunning, markProcess, type ProcessMark } from "./processes";

const mark = z.object({ pid: z.number().int(), startedAt: z.string() });
const schema = z.object({
  starter: mark,
  /** The npm above it: with it gone the starter is ending. */
  launcher: mark.nullable(),
  parts: z.array(mark).default([]),
  site: z.string().optional(),
  inbox: z.string().optional(),
  smtp: z.string().optional(),
});

/** What DATA_DIR/start.json says of the `npm start` of this folder. */
export type Running = z.infer<typeof schema>;

/** How long the rest of a killed start may take to notice and end. */
const LEFTOVER_PATIENCE_MS = 15_000;
const PAUSE_MS = 100;

const runningFile = (dataDir: string) => join(dataDir, "start.json");

/** Makes this process the one `npm start` of the folder, or throws and says where the other one is. */
export async function claimFolder(dataDir: string): Promise<ProcessMark | null> {
  const starter = await markProcess(process.pid);
  const launcher = await findLauncher();
  for (;;) {
    const other = await findRunning(dataDir);
    if (other) throw new Error(describeOther(other, dataDir));
    await rm(runningFile(dataDir), { force: true });
    await createFileOnce(runningFile(dataDir), JSON.stringify({ starter, launcher }));
    if ((await readRunning(dataDir))?.starter.pid === process.pid) return launcher;
  }
}

/** The start that serves this folder now, or null; waits for one that is ending. */
export async function findRunning(dataDir: string): Promise<Running | null> {
  const deadline = Date.now() + LEFTOVER_PATIENCE_MS;
  for (;;) {
    const other = await readRunning(dataDir);
    if (!other || !(await hasRemains(other))) return null;
    if (await isHealthy(other)) return other;
    if (Date.now() > deadline) await endRemains(other);
    await pause(PAUSE_MS);
  }
}

/** Adds to what others are told of us: addresses, parts. */
export async function announce(dataDir: string, facts: Partial<Running>): Promise<void> {
  const known = await readRunning(dataDir);
  const draft = `${runningFile(dataDir)}.${process.pid}`;
  await writeFile(draft, JSON.stringify({ ...known, ...facts }, null, 2), { mode: 0o600 });
  await rename(draft, runningFile(dataDir));
}

export async function releaseFolder(dataDir: string): Promise<void> {
  await rm(runningFile(dataDir), { force: true });
}

async function readRunning(dataDir: string): Promise<Running | null> {
  const text = await readFile(runningFile(dataDir), "utf8").catch(() => null);
  if (text === null) return null;
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    // Damaged: nothing it could tell is worth more than a new start.
    return null;
  }
}

async function isHealthy({ starter, launcher }: Running): Promise<boolean> {
  return (await isRunning(starter)) && (!launcher || (await isRunning(launcher)));
}

async function hasRemains({ starter, parts }: Running): Promise<boolean> {
  const living = await Promise.all([starter, ...parts].map(isRunning));
  return living.includes(true);
}

/** The starter was killed, and what it had started did not end by itself. */
async function endRemains({ starter, parts }: Running): Promise<void> {
  for (const one of [starter, ...parts]) {
    if (await isRunning(one)) process.kill(one.pid, "SIGKILL");
  }
}

function describeOther(other: Running, dataDir: string): string {
  const where = other.site ? ` at ${other.site}` : ", still starting";
  return (
    `Paperfeed already runs in this folder${where} (process ${other.starter.pid}). ` +
    `End it with Ctrl-C there, or start another one with its own DATA_DIR (this one: ${dataDir}) and PORT.`
  );
}
