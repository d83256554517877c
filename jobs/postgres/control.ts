import { readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { markProcess, readCommand } from "../processes";
import { runAs } from "./account";
import { programPath } from "./binaries";
import { chooseSharedBuffers, readMemory } from "./memory";
import type { Place } from "./place";

/** A server whose postmaster lives; `port` is null until it has written one down. */
export type LivingServer = { pid: number; port: number | null };

/** For a small machine that does other things too; each with the reason for not being the default. */
const SERVER_SETTINGS = {
  // Nobody but this machine.
  listen_addresses: "127.0.0.1",
  // No socket file whose folder another user would have to reach.
  unix_socket_directories: "",
  // 10 connections a process at most (lib/database/client.ts), and room for psql.
  max_connections: "100",
  shared_buffers: chooseSharedBuffers(readMemory()),
  // Sorting a page of ten thousand papers stays in memory; a few at once still fit.
  work_mem: "8MB",
  // Compiling costs more than our short queries take.
  jit: "off",
  // Solid state disks read anywhere at nearly the cost of reading on.
  random_page_cost: "1.1",
  // A restart after a crash reads at most this much; ingest seldom writes as much in an hour.
  max_wal_size: "512MB",
  // The log is for faults; a quiet day should leave it empty.
  log_checkpoints: "off",
  log_timezone: "UTC",
  TimeZone: "UTC",
};
/** Seconds for recovery after a crash; a clean start takes a tenth of one. */
const START_PATIENCE_S = 120;
/** Bytes after which the log of the server is begun anew at a start. */
const LOG_MAX = 10_000_000;
const LOG_TAIL_LINES = 8;
/** Above what any system gives out: Linux ends at 4,194,304, others far below. */
const NO_PROCESS = 2_147_483_647;

const logFile = (place: Place) => join(place.cluster, "server.log");

/** The server of this cluster, by the file its postmaster keeps, if that postmaster still lives. */
export async function findLivingServer(place: Place): Promise<LivingServer | null> {
  const lines = (await readPidFile(place)).split("\n");
  const pid = Number(lines[0]);
  if (!pid || !(await isPostmaster(pid, place))) return null;
  return { pid, port: Number(lines[3]) || null };
}

/** Starts the server; false when it did not come up, as when another process was faster. */
export async function startServer(place: Place, port: number): Promise<boolean> {
  await disarmStalePidFile(place);
  if (((await stat(logFile(place)).catch(() => null))?.size ?? 0) > LOG_MAX)
    await rm(logFile(place));
  const settings = Object.entries({ ...SERVER_SETTINGS, port: String(port) });
  const options = settings.map(([name, value]) => `-c ${name}=${value}`).join(" ");
  const patience = ["-w", "-t", String(START_PATIENCE_S)];
  const { isOk } = await runControl(place, [
    ...patience,
    "-l",
    logFile(place),
    "-o",
    options,
    "start",
  ]);
  return isOk;
}

/** Ends the server at once but cleanly: running statements are rolled back. */
export async function stopServer(place: Place): Promise<void> {
  await runControl(place, ["-w", "-m", "fast", "stop"]);
}

/** The last lines of the server's log, for an error that has to say why. */
export async function readLogTail(place: Place): Promise<string> {
  const text = await readFile(logFile(place), "utf8").catch(() => "(no log)");
  return text.trim().split("\n").slice(-LOG_TAIL_LINES).join("\n");
}

const runControl = (place: Place, options: string[]) =>
  runAs(place.account, programPath(place.binaries, "pg_ctl"), [
    "-D",
    place.cluster,
    "-s",
    ...options,
  ]);

const pidFile = (place: Place) => join(place.cluster, "postmaster.pid");

const readPidFile = (place: Place) => readFile(pidFile(place), "utf8").catch(() => "");

/** After a crash or a restart of the machine the number may belong to any other process. */
async function isPostmaster(pid: number, place: Place): Promise<boolean> {
  if (!(await markProcess(pid))) return false;
  const command = await readCommand(pid);
  if (command === null) return process.platform === "win32";
  return /postgres/.test(command) && command.includes(place.cluster);
}

/**
 * Postgres refuses to start while any process has the number in the file, be it another program or
 * a killed postmaster that nobody has buried yet. A number no process can have lets it go on to the
 * check that matters: the last line, by which it finds backends that outlived their postmaster.
 */
async function disarmStalePidFile(place: Place): Promise<void> {
  const text = await readPidFile(place);
  const pid = Number(text.split("\n")[0]);
  if (!pid || (await isPostmaster(pid, place))) return;
  await writeFile(pidFile(place), text.replace(/^\d+/, String(NO_PROCESS)));
}
