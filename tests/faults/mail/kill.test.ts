import { type ChildProcess, fork } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDatabase } from "@/lib/database/client";
import { setSettings } from "@/lib/env";
import { migrate } from "@/prisma/migrate";
import { openSink, type Sink } from "../../mail/sink";
import { type FaultDatabase, openFaultDatabase } from "./database";
import { letTimePass, planDeliveries, readAccount, sumOf } from "./readers";

/** `npm run test:long` runs the whole of it. */
const isLong = process.env.PAPERFEED_TEST_LONG === "1";
const READERS = isLong ? 5_000 : 300;
/** kill: one worker, any moment · accept: all workers, between the relay's 250 and their commit. */
const EVENTS = isLong
  ? [
      ...Array.from({ length: 20 }, (_, n) => (n % 3 === 2 ? "accept" : "kill")),
      "postgres",
      "relay",
      "postgres",
    ]
  : ["kill", "accept", "relay", "kill"];
const CONNECTIONS = 5;
const WORKERS = 2;

const workerFile = fileURLToPath(new URL("worker.ts", import.meta.url));
const workers: ChildProcess[] = [];
let database: FaultDatabase;
let sink: Sink;
let onAccepted = (): void => undefined;

beforeAll(async () => {
  database = await openFaultDatabase(isLong);
  sink = await openSink(() => onAccepted());
  setSettings({
    DATABASE_URL: database.url,
    SECRET: "secret-of-the-fault-tests-000000000",
    SMTP_URL: sink.url,
    MAIL_CONNECTIONS: String(CONNECTIONS),
    MAIL_RATE: "100000",
  });
  await migrate(database.url);
  await planDeliveries(READERS);
});

afterAll(async () => {
  for (const worker of workers) worker.kill("SIGKILL");
  await sink.close();
  await closeDatabase();
  await database.close();
});

describe(`${READERS} deliveries, ${WORKERS} workers, ${EVENTS.length} disasters`, () => {
  it(
    "leaves no reader without mail, and doubles only what was in flight",
    async () => {
      // Each disaster has its share of the messages to strike in, however fast they are sent.
      const shareOf = (place: number) => Math.floor((READERS * place) / (EVENTS.length + 1));
      sink.takeUpTo(shareOf(1));
      await startWorkers();
      for (const [place, event] of EVENTS.entries()) {
        await receiveUntil(shareOf(place + 1));
        const happened = happen(event);
        sink.takeUpTo(shareOf(place + 2));
        await happened;
        await startWorkers();
        expect(sumOf(await readAccount())).toBe(READERS);
      }
      sink.takeUpTo(Number.POSITIVE_INFINITY);
      await settle();
      expect(await readAccount()).toEqual({ candidates: READERS, states: { accepted: READERS } });
      expect(new Set(sink.received.map((mail) => mail.to)).size).toBe(READERS);
      // A reader's mails bear one Message-ID, or there would be more of these than readers.
      expect(new Set(sink.received.map((mail) => mail.messageId)).size).toBe(READERS);
      const extra = sink.received.length - READERS;
      expect(extra).toBeLessThanOrEqual(EVENTS.length * CONNECTIONS);
      console.log(`${READERS} readers, ${EVENTS.join(" ")}: 0 without mail, ${extra} doubled`);
    },
    isLong ? 900_000 : 120_000,
  );
});

async function happen(event: string): Promise<void> {
  if (event === "postgres") return database.restart();
  if (event === "relay") return sink.goAway(1_000);
  if (event === "kill") {
    await pause(randomInt(40));
    workers.splice(randomInt(workers.length), 1)[0]?.kill("SIGKILL");
    return;
  }
  await nextAccepted();
  for (const worker of workers.splice(0)) worker.kill("SIGKILL");
}

async function startWorkers(): Promise<void> {
  while (workers.length < WORKERS) {
    const worker = fork(workerFile, { execArgv: ["--import", "tsx"], silent: true });
    workers.push(worker);
    await once(worker, "message");
  }
}

async function receiveUntil(count: number): Promise<void> {
  while (sink.received.length < count) {
    await Promise.race([nextAccepted(), pause(500)]);
    await letTimePass();
  }
}

function nextAccepted(): Promise<void> {
  return new Promise((resolve) => {
    onAccepted = () => {
      onAccepted = () => undefined;
      resolve();
    };
  });
}

async function settle(): Promise<void> {
  for (;;) {
    const { states } = await readAccount();
    if (!states.queued && !states.claimed && !states.in_doubt) return;
    await pause(200);
    await letTimePass();
  }
}
