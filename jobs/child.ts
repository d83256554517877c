import { setPriority } from "node:os";
import { setSettings, settings } from "@/lib/env";

/** Two signals this close are one press of Ctrl-C: the terminal signals us, and npm does again. */
const SAME_PRESS_MS = 1_000;

/**
 * Aborted when this process is asked to end: by SIGTERM, by Ctrl-C, or because its parent is gone,
 * however it died. A process with a parent of ours leaves Ctrl-C to it. Asked again, it ends at once.
 */
export function listenForStop(): AbortController {
  const stop = new AbortController();
  let askedAt = 0;
  const ask = () => {
    if (stop.signal.aborted && Date.now() - askedAt > SAME_PRESS_MS) process.exit(130);
    askedAt ||= Date.now();
    stop.abort();
  };
  process.on("SIGTERM", ask);
  process.on("SIGHUP", ask);
  process.on("SIGINT", process.send ? () => undefined : ask);
  process.once("disconnect", ask);
  return stop;
}

/** Behind the web process: a page should not wait for a digest. 0 is normal, 19 the least. */
const NICENESS = 10;

/** Lets the processes that answer people go first, for one that works through many rows. */
export function yieldToPages(): void {
  setPriority(NICENESS);
}

/** Resolves when the signal is aborted. */
export function untilStopped(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) =>
    signal.addEventListener("abort", () => resolve(), { once: true }),
  );
}

/** Tells the parent that this process does its work now, and by which ports it is reached. */
export function tellReady(ports: Record<string, number> = {}): void {
  process.send?.({ ready: ports });
}

/** Wrong use of a command, as against work that failed (1). */
export const EXIT_USAGE = 2;

/** As in production; with --json standard output is the report's alone, which a program reads. */
export function settleCommand({ json }: { json: boolean }): void {
  setSettings({ NODE_ENV: "production", ...(json ? { LOG_LEVEL: "warn" } : {}) });
}

/** Runs a command; one that throws says so in a sentence, with its stack when LOG_LEVEL=debug. */
export async function runCommand(command: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command();
  } catch (error) {
    console.error(explain(error));
    process.exitCode = 1;
  }
  // What a library left open must not keep a finished command alive.
  process.exit();
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isDebug = isDebugLevel();
  const cause = error.cause instanceof Error ? `\n  because: ${error.cause.message}` : "";
  return isDebug ? (error.stack ?? error.message) : `${error.message}${cause}`;
}

function isDebugLevel(): boolean {
  try {
    return settings().LOG_LEVEL === "debug";
  } catch {
    // The settings themselves may be what failed.
    return false;
  }
}
