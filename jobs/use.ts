import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { settings } from "@/lib/env";
import { isRunning, markProcess } from "./processes";
import { rootFolder } from "./supervise";

const schema = z.object({ pid: z.number().int(), startedAt: z.string(), inputs: z.string() });

/** Beside what it is about: a file for each process that runs what was built here. */
const folder = () => join(rootFolder, `${settings().PAPERFEED_BUILD_DIR}-users`);

/** Notes that a process runs what was built of these inputs, for as long as it lives. */
export async function noteUse(pid: number, inputs: string): Promise<void> {
  const mark = await markProcess(pid);
  if (!mark) return;
  await mkdir(folder(), { recursive: true });
  await writeFile(join(folder(), String(pid)), JSON.stringify({ ...mark, inputs }));
}

/**
 * The number of a living process that runs what was built of other inputs, or null: building anew would
 * take away files that it loads later. What ended processes left is removed.
 */
export async function findOlderUser(inputs: string): Promise<number | null> {
  for (const name of await readdir(folder()).catch(() => [])) {
    const file = join(folder(), name);
    const text = await readFile(file, "utf8").catch(() => "");
    const user = schema.safeParse(parseJson(text)).data;
    if (!user || !(await isRunning(user))) await rm(file, { force: true });
    else if (user.inputs !== inputs && user.pid !== process.pid) return user.pid;
  }
  return null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Half written by a process that was killed: nobody's.
    return null;
  }
}
