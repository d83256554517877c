import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { compileProcesses } from "@/jobs/compile";
import { MEMORY_ENVIRONMENT, WORKER_FLAGS } from "@/jobs/parts";
import { rootFolder } from "@/jobs/supervise";
import { childEnvironment, settings } from "@/lib/env";

const PARTS = ["planner", "ours", "plainPool"] as const;

let compiling: Promise<string> | undefined;

/** Runs one part of a digest in a process of its own, compiled and with the flags of the worker. */
export async function runAlone<Report>(
  part: (typeof PARTS)[number],
  given: Record<string, string>,
): Promise<Report> {
  compiling ??= compileParts();
  const child = fork(join(await compiling, `${part}.js`), {
    execArgv: WORKER_FLAGS,
    env: childEnvironment({ ...MEMORY_ENVIRONMENT, ...given, NODE_ENV: "production" }),
  });
  const ended = once(child, "exit");
  const told = once(child, "message");
  const outcome = await Promise.race([told, ended.then(() => null)]);
  if (!outcome) throw new Error(`${part} of the bench ended early.`);
  await ended;
  return outcome[0] as Report;
}

async function compileParts(): Promise<string> {
  const folder = `${settings().PAPERFEED_BUILD_DIR}-bench`;
  const sources = PARTS.map((name) => join("tests", "bench", "digest", `${name}.ts`));
  await compileProcesses(folder, sources);
  return join(rootFolder, folder);
}
