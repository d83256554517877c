import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { stopServer } from "@/jobs/postgres/control";
import { joinServer } from "@/jobs/postgres/join";
import { choosePlace } from "@/jobs/postgres/place";
import { settings } from "@/lib/env";
import { databaseAt, execute } from "../../database/server";

export type FaultDatabase = {
  url: string;
  restart: () => Promise<void>;
  close: () => Promise<void>;
};

/** A database on the server of the tests, or a server of its own where it must be stopped. */
export async function openFaultDatabase(needsRestarts: boolean): Promise<FaultDatabase> {
  return needsRestarts ? openServer() : openDatabase();
}

async function openDatabase(): Promise<FaultDatabase> {
  const server = settings().DATABASE_URL ?? "";
  const name = `paperfeed_faults_${randomBytes(6).toString("hex")}`;
  await execute(server, `CREATE DATABASE ${name}`);
  return {
    url: databaseAt(server, name),
    restart: () => Promise.reject(new Error("This server is not ours to stop.")),
    close: () => execute(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

async function openServer(): Promise<FaultDatabase> {
  const folder = await mkdtemp(join(tmpdir(), "paperfeed-faults-"));
  // The user the server runs as, when we are root, has to pass through.
  await chmod(folder, 0o711);
  const hold = await joinServer(folder, () => undefined);
  const place = await choosePlace(folder);
  return {
    url: hold.url,
    // Whoever holds the server starts it again when it dies.
    async restart() {
      await stopServer(place);
      await untilUp(hold.url);
    },
    async close() {
      await hold.leave();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function untilUp(url: string): Promise<void> {
  for (;;) {
    try {
      return await execute(url, "SELECT 1");
    } catch {
      // Refused while it starts: that is what is waited for.
      await pause(50);
    }
  }
}
