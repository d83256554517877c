import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { findFreePort } from "@/jobs/ports";
import { rootFolder } from "@/jobs/supervise";

const running: ChildProcess[] = [];
const folders: string[] = [];

afterEach(async () => {
  for (const inbox of running) inbox.kill("SIGKILL");
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

async function startInbox(smtp: number, web: number): Promise<{ smtp: number; web: number }> {
  const folder = await mkdtemp(join(tmpdir(), "paperfeed-inbox-"));
  folders.push(folder);
  const words = ["--folder", folder, "--smtp", String(smtp), "--web", String(web)];
  const inbox = fork(join(rootFolder, "jobs/inbox.ts"), words, { execArgv: ["--import", "tsx"] });
  running.push(inbox);
  const [message] = await once(inbox, "message");
  return message.ready;
}

it("inboxes that start in one moment and want the same ports each find some", async () => {
  const smtp = await findFreePort("127.0.0.1");
  const web = await findFreePort("127.0.0.1");
  const found = await Promise.all([1, 2, 3].map(() => startInbox(smtp, web)));
  const ports = found.flatMap((ports) => [ports.smtp, ports.web]);
  // Each may meet another's look at the wanted ones, so it is nobody's right to have those.
  expect(new Set(ports).size).toBe(6);
}, 60_000);
