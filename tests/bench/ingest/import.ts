import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { rootFolder } from "@/jobs/supervise";
import { childEnvironment, settings } from "@/lib/env";

export type Imported = { perSecond: number; memoryPeakMb: number };

/** One run of `npm run import` on the database of this process's settings, as its own report tells it. */
export async function importFile(file: string): Promise<Imported> {
  const { DATABASE_URL, SECRET } = settings();
  const manifest = JSON.parse(await readFile(join(rootFolder, "package.json"), "utf8"));
  // The command as npm would start it, memory limits included, but without npm.
  const [, ...words] = String(manifest.scripts.import).split(" ");
  const { stdout } = await promisify(execFile)(process.execPath, [...words, file, "--json"], {
    cwd: rootFolder,
    env: childEnvironment({ DATABASE_URL, SECRET }),
    maxBuffer: 64 * 1024 * 1024,
  });
  const { read, elapsedMs, memoryPeakBytes } = JSON.parse(stdout);
  return { perSecond: (read * 1000) / elapsedMs, memoryPeakMb: memoryPeakBytes / 1_000_000 };
}
