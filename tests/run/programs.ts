import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { rootFolder } from "@/jobs/supervise";

export type Environment = NodeJS.ProcessEnv;
export type StepResult = { passedCount: number; failedCount: number };

const report = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });

/** A program whose exit code is its only result counts as one test. */
export async function runProgram(
  words: string[],
  environment: Environment,
  signal: AbortSignal,
): Promise<StepResult> {
  const isOk = await runToEnd(words, environment, signal);
  return { passedCount: isOk ? 1 : 0, failedCount: isOk ? 0 : 1 };
}

/** One vitest project, or some of its files. */
export async function runVitest(
  project: string,
  files: string[],
  environment: Environment,
  signal: AbortSignal,
): Promise<StepResult> {
  const folder = await mkdtemp(join(tmpdir(), "paperfeed-report-"));
  const reportFile = join(folder, "report.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${reportFile}`];
  const words = ["vitest/vitest.mjs", "run", "--project", project, ...reporters, ...files];
  try {
    const isOk = await runToEnd(words, environment, signal);
    const text = await readFile(reportFile, "utf8").catch(() => "{}");
    const counted = report.safeParse(JSON.parse(text)).data;
    const passedCount = counted?.numPassedTests ?? 0;
    // A file that does not load has no failed test, and is a failure all the same.
    const failedCount = Math.max(counted?.numFailedTests ?? 0, isOk ? 0 : 1);
    return { passedCount, failedCount };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs a script of node_modules; true when it ends with 0. */
function runToEnd(words: string[], env: Environment, signal: AbortSignal): Promise<boolean> {
  const [script = "", ...rest] = words;
  const path = join(rootFolder, "node_modules", script);
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path, ...rest], {
      cwd: rootFolder,
      env,
      signal,
      stdio: "inherit",
    });
    // Aborted, or not there: either way it did not pass.
    child.once("error", () => resolve(false));
    child.once("close", (code) => resolve(code === 0));
  });
}
