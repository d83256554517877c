import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { rootFolder } from "@/jobs/supervise";
import { childEnvironment, settings } from "@/lib/env";
import { withClient } from "../data/load";
import { readServerMs } from "./serverUsage";

export type Imported = {
  perSecond: number;
  memoryPeakMb: number;
  /** Microseconds of processor a paper: of our process, and of PostgreSQL where that can be seen. */
  ownUs: number;
  serverUs: number | null;
};

/** One run of `npm run import` on the database of this process's settings, as its own report tells it. */
export async function importFile(file: string): Promise<Imported> {
  return withClient(settings().DATABASE_URL ?? "", async (client) => {
    const before = await readServerMs(client);
    let after: Promise<number | null> | undefined;
    // The report comes when the papers are stored; their scores, which come after, are not counted.
    const report = await runImport(file, () => {
      after ??= readServerMs(client);
    });
    const { read, elapsedMs, memoryPeakBytes, cpuMs } = JSON.parse(report);
    const serverMs = (await after) ?? null;
    return {
      perSecond: (read * 1000) / elapsedMs,
      memoryPeakMb: memoryPeakBytes / 1_000_000,
      ownUs: (cpuMs * 1000) / read,
      serverUs: before === null || serverMs === null ? null : ((serverMs - before) * 1000) / read,
    };
  });
}

async function runImport(file: string, onReport: () => void): Promise<string> {
  const { DATABASE_URL, SECRET } = settings();
  const manifest = JSON.parse(await readFile(join(rootFolder, "package.json"), "utf8"));
  // The command as npm would start it, memory limits included, but without npm.
  const [, ...words] = String(manifest.scripts.import).split(" ");
  const child = spawn(process.execPath, [...words, file, "--json"], {
    cwd: rootFolder,
    env: childEnvironment({ DATABASE_URL, SECRET }),
    stdio: ["ignore", "pipe", "inherit"],
  });
  let report = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    onReport();
    report += text;
  });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`The import ended with ${code}: ${report}`);
  return report;
}
