import { type ChildProcess, execFileSync, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { findFreePort } from "@/jobs/ports";
import { childEnvironment } from "@/lib/env";

/** Where Debian's postfix puts them; not on the path of an ordinary user. */
const FOLDERS = ["/usr/sbin", "/usr/local/sbin", "/usr/libexec/postfix"];
/** Connections that may wait to be taken. */
const BACKLOG = "200";

export type Relay = { name: string; url: string; port: number; close: () => Promise<void> };

/** A server that takes every message and keeps none: postfix's smtp-sink, else one of our own. */
export async function openRelay(): Promise<Relay> {
  const port = await findFreePort("127.0.0.1");
  const program = findProgram("smtp-sink");
  const child = program
    ? spawn(program, [...sinkUser(), `127.0.0.1:${port}`, BACKLOG], { stdio: "ignore" })
    : fork(join(import.meta.dirname, "ownSink.ts"), [String(port)], {
        execArgv: ["--import", "tsx"],
        env: childEnvironment({}),
      });
  await untilListening(port, child);
  return {
    name: program ? "smtp-sink" : "own sink",
    url: `smtp://127.0.0.1:${port}?tls=never`,
    port,
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill();
      await ended;
    },
  };
}

/**
 * Messages a second that postfix's own source sends over as many connections: what the relay
 * allows. Null where it is not installed.
 */
export function measureRelay(
  { port }: Relay,
  messages: number,
  bytes: number,
  connections: number,
): number | null {
  const program = findProgram("smtp-source");
  if (!program) return null;
  const startedAt = performance.now();
  execFileSync(program, [
    ...["-m", String(messages), "-s", String(connections), "-l", String(bytes), "-d"],
    ...["-f", "feed@bench.example", "-t", "reader@bench.example", `127.0.0.1:${port}`],
  ]);
  return messages / ((performance.now() - startedAt) / 1_000);
}

function findProgram(name: string): string | null {
  for (const folder of FOLDERS) {
    try {
      execFileSync("test", ["-x", join(folder, name)]);
      return join(folder, name);
    } catch {
      // Not there: the next folder.
    }
  }
  return null;
}

/** smtp-sink wants to be told whom to become when root starts it. */
const sinkUser = () => (process.getuid?.() === 0 ? ["-u", "nobody"] : []);

async function untilListening(port: number, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error("The sink of the bench did not start.");
    const isUp = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1", () => {
        socket.destroy();
        resolve(true);
      });
      socket.on("error", () => resolve(false));
    });
    if (isUp) return;
    await pause(20);
  }
}
