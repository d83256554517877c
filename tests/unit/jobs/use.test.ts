import { spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { rootFolder } from "@/jobs/supervise";
import { findOlderUser, noteUse } from "@/jobs/use";
import { setSettings } from "@/lib/env";

const BUILD = `.next-test-use-${process.pid}`;
beforeEach(() => setSettings({ PAPERFEED_BUILD_DIR: BUILD }));
afterEach(() => rm(join(rootFolder, `${BUILD}-users`), { recursive: true, force: true }));

it("a process that runs an older build is known until it ends, one of the same source is no hindrance", async () => {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  await once(child, "spawn");
  await noteUse(child.pid ?? 0, "older");
  expect(await findOlderUser("older")).toBeNull();
  expect(await findOlderUser("newer")).toBe(child.pid);
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(await findOlderUser("newer")).toBeNull();
});

it("a process is no hindrance to itself, nor is anything where nothing was noted", async () => {
  expect(await findOlderUser("newer")).toBeNull();
  await noteUse(process.pid, "older");
  expect(await findOlderUser("newer")).toBeNull();
});
