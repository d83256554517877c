import { chmod, mkdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { joinServer } from "@/jobs/postgres/join";
import { readRecord } from "@/jobs/postgres/record";
import { createDataDir, removeDataDir } from "./processes";

const isRoot = process.getuid?.() === 0;
let folder: string;
let dataDir: string;

beforeEach(async () => {
  folder = await createDataDir();
  dataDir = join(folder, "data");
  await mkdir(dataDir);
});
afterEach(async () => {
  await removeDataDir(dataDir);
  await rm(folder, { recursive: true, force: true });
});

describe.runIf(isRoot)("below a folder that only root may enter", () => {
  it("the database lies outside, is remembered, and keeps its data", async () => {
    await chmod(folder, 0o700);
    const first = await joinServer(dataDir, () => undefined);
    await first.leave();
    const cluster = (await readRecord(dataDir))?.cluster ?? "";
    expect(cluster.startsWith("/var/lib/paperfeed/")).toBe(true);
    expect((await stat(cluster)).uid).not.toBe(0);
    const second = await joinServer(dataDir, () => undefined);
    expect(second.url).toBe(first.url);
    await second.leave();
  });

  it("a database that was made while it was open moves along", async () => {
    const before = await joinServer(dataDir, () => undefined);
    await before.leave();
    await chmod(folder, 0o700);
    const after = await joinServer(dataDir, () => undefined);
    // The same password opens it: it is the same cluster.
    expect(new URL(after.url).password).toBe(new URL(before.url).password);
    await after.leave();
    expect((await readRecord(dataDir))?.cluster).toBeDefined();
  });
});
