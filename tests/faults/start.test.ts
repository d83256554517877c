import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  createDataDir,
  end,
  launch,
  launchReady,
  mark,
  markParts,
  markServer,
  removeDataDir,
  runToEnd,
  untilGone,
} from "./processes";

/** As `npm start` runs it. */
const START = "jobs/launch.mjs";
let dataDir: string;

beforeEach(async () => {
  dataDir = await createDataDir();
});
afterEach(() => removeDataDir(dataDir));

async function siteUrl(): Promise<string> {
  return JSON.parse(await readFile(join(dataDir, "start.json"), "utf8")).site;
}

const ask = async (path: string) => (await fetch(new URL(path, await siteUrl()))).status;

describe("npm start", () => {
  // The first of these builds the pages when nobody has; the others find them built.
  it("ends every process it started when asked to, and tells a second one where it runs", async () => {
    const start = await launchReady(START, dataDir, "start");
    const all = [await mark(start.pid), await markServer(dataDir), ...(await markParts(dataDir))];
    expect(all).toHaveLength(5);
    const second = await runToEnd(launch(START, dataDir, "start"));
    expect(second.code).toBe(1);
    expect(second.said).toContain(`already runs in this folder at ${await siteUrl()}`);
    expect(await ask("/readyz")).toBe(200);
    expect(await end(start, "SIGTERM")).toBe(0);
    await untilGone(...all);
  }, 240_000);

  it("leaves nothing behind when killed, and the next one serves the same data", async () => {
    const start = await launchReady(START, dataDir, "start");
    const rest = [await markServer(dataDir), ...(await markParts(dataDir))];
    const secret = await readFile(join(dataDir, "secret"), "utf8");
    await end(start, "SIGKILL");
    const next = await launchReady(START, dataDir, "start");
    await untilGone(...rest.slice(1));
    expect(await ask("/papers/2308.12950")).toBe(200);
    expect(await readFile(join(dataDir, "secret"), "utf8")).toBe(secret);
    await end(next);
    await untilGone(...rest);
  }, 120_000);

  it("starts a part again that dies", async () => {
    const start = await launchReady(START, dataDir, "start");
    const [web] = await markParts(dataDir);
    process.kill(web?.pid ?? fail(), "SIGKILL");
    await untilGone(web ?? fail());
    await untilAnswers("/healthz");
    await end(start);
  }, 120_000);
});

async function untilAnswers(path: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if ((await ask(path).catch(() => 0)) === 200) return;
    await pause(100);
  }
  throw new Error(`${path} does not answer.`);
}

function fail(): never {
  throw new Error("No such process.");
}
