import { type ChildProcess, fork } from "node:child_process";
import { randomBytes, randomInt } from "node:crypto";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDatabase } from "@/lib/database/client";
import { setSettings, settings } from "@/lib/env";
import { migrate } from "@/prisma/migrate";
import { databaseAt, execute } from "../../database/server";
import { openSink, type Sink } from "../../mail/sink";
import { planDeliveries, readAccount, sumOf } from "./readers";

/** `npm run test:long` runs the whole of it. */
const isLong = process.env.PAPERFEED_TEST_LONG === "1";
const READERS = isLong ? 5_000 : 300;
const KILLS = isLong ? 20 : 3;
const CONNECTIONS = 5;
const WORKERS = 2;

const server = settings().DATABASE_URL ?? "";
const name = `paperfeed_kill_${randomBytes(6).toString("hex")}`;
const workerFile = fileURLToPath(new URL("worker.ts", import.meta.url));
const workers: ChildProcess[] = [];
let sink: Sink;
let onAccepted = (): void => undefined;

beforeAll(async () => {
  await execute(server, `CREATE DATABASE ${name}`);
  sink = await openSink(() => onAccepted());
  setSettings({
    DATABASE_URL: databaseAt(server, name),
    SECRET: "secret-of-the-fault-tests-000000000",
    SMTP_URL: sink.url,
    MAIL_CONNECTIONS: String(CONNECTIONS),
    MAIL_RATE: "100000",
  });
  await migrate(databaseAt(server, name));
  await planDeliveries(READERS);
});

afterAll(async () => {
  for (const worker of workers) worker.kill("SIGKILL");
  await sink.close();
  await closeDatabase();
  await execute(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
});

describe(`${READERS} deliveries, ${WORKERS} workers, ${KILLS} kills`, () => {
  it(
    "leaves no reader without mail, and doubles only what was in flight",
    async () => {
      for (let count = 0; count < WORKERS; count++) await startWorker();
      for (let kill = 1; kill <= KILLS; kill++) {
        await receiveUntil(Math.floor((READERS * kill) / (KILLS + 1)));
        await killOne(kill % 2 === 0);
        await startWorker();
        expect(sumOf(await readAccount())).toBe(READERS);
      }
      await settle();
      const account = await readAccount();
      expect(account.candidates).toBe(READERS);
      expect(account.states).toEqual({ accepted: READERS });
      const readers = new Map<string, string[]>();
      for (const { to, messageId } of sink.received) {
        readers.set(to, [...(readers.get(to) ?? []), messageId]);
      }
      expect(readers.size).toBe(READERS);
      const doubled = [...readers.values()].filter((ids) => ids.length > 1);
      for (const ids of doubled) expect(new Set(ids).size).toBe(1);
      const extra = sink.received.length - READERS;
      expect(extra).toBeLessThanOrEqual(KILLS * CONNECTIONS);
      console.log(`${READERS} readers, ${KILLS} kills: 0 without mail, ${extra} mails doubled`);
    },
    isLong ? 900_000 : 90_000,
  );
});

async function startWorker(): Promise<void> {
  const worker = fork(workerFile, { execArgv: ["--import", "tsx"], silent: true });
  workers.push(worker);
  await once(worker, "message");
}

/** Kills a random worker: at a random moment, or between the relay's 250 and the commit. */
async function killOne(isAfterAccept: boolean): Promise<void> {
  const worker = workers.splice(randomInt(workers.length), 1)[0];
  if (!worker) return;
  if (isAfterAccept) {
    await new Promise<void>((resolve) => {
      onAccepted = resolve;
    });
    onAccepted = () => undefined;
  } else {
    await new Promise((resolve) => setTimeout(resolve, randomInt(40)));
  }
  worker.kill("SIGKILL");
}

async function receiveUntil(count: number): Promise<void> {
  while (sink.received.length < count) {
    await new Promise<void>((resolve) => {
      onAccepted = resolve;
    });
  }
  onAccepted = () => undefined;
}

async function settle(): Promise<void> {
  for (;;) {
    const { states } = await readAccount();
    if (!states.queued && !states.claimed && !states.in_doubt) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
