import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { childEnvironment, settings } from "@/lib/env";
import { compileProcesses } from "./compile";
import { rootFolder } from "./supervise";
import { findOlderUser } from "./use";

/** What the built pages depend on. tsconfig.json is left out: the build itself edits it. */
const INPUTS = [
  "app",
  "components",
  "lib",
  "emails",
  "public",
  "prisma/schema.prisma",
  "proxy.ts",
  "next.config.ts",
  "postcss.config.mjs",
  "package.json",
  "package-lock.json",
];

/** What the processes depend on. tsconfig.json is edited by Next's build, and only what they do not use. */
const PROCESS_INPUTS = [
  "app",
  "components",
  "emails",
  "jobs",
  "lib",
  "prisma",
  "package-lock.json",
];

/** Builds pages and processes unless the last builds were made from exactly these files. */
export async function buildIfNeeded(signal?: AbortSignal): Promise<void> {
  await compileIfNeeded();
  await remakeIfNeeded(settings().PAPERFEED_BUILD_DIR, INPUTS, async () => {
    const startedAt = Date.now();
    console.log("Building the pages (first start, or the source changed) ...");
    await runTool("next/dist/bin/next", ["build"], signal);
    console.log(`Built in ${((Date.now() - startedAt) / 1000).toFixed(0)} s.`);
  });
}

/** The processes alone, which a machine without pages needs too. */
export async function compileIfNeeded(): Promise<void> {
  const folder = processFolder();
  await remakeIfNeeded(folder, PROCESS_INPUTS, async () => {
    // Made beside and moved: web and worker that are started at once do not run each other's half.
    const draft = `${folder}.${process.pid}`;
    await compileProcesses(draft);
    await rm(join(rootFolder, folder), { recursive: true, force: true });
    await rename(join(rootFolder, draft), join(rootFolder, folder)).catch(() =>
      rm(join(rootFolder, draft), { recursive: true, force: true }),
    );
  });
}

/** Beside the pages, whose build empties its own folder. */
const processFolder = () => `${settings().PAPERFEED_BUILD_DIR}-processes`;

/** The file that runs a process of the product, as compileIfNeeded left it. */
export const compiledFile = (name: string): string =>
  join(rootFolder, processFolder(), `${name}.js`);

async function remakeIfNeeded(
  folder: string,
  paths: string[],
  make: () => Promise<void>,
): Promise<void> {
  const stampFile = join(rootFolder, folder, "paperfeed-inputs");
  const inputs = await hashInputs(rootFolder, paths);
  if ((await readFile(stampFile, "utf8").catch(() => "")) === inputs) return;
  await refuseWhileInUse();
  // Without its stamp a build that is broken off is made again.
  await rm(stampFile, { force: true });
  await make();
  await writeFile(stampFile, inputs);
}

/** The state of all sources, as processes note what they run. */
export const readSourceState = (): Promise<string> =>
  hashInputs(rootFolder, [...new Set([...INPUTS, ...PROCESS_INPUTS])]);

/** An older process loads some of its files late: they may not be replaced while it lives. */
async function refuseWhileInUse(): Promise<void> {
  const pid = await findOlderUser(await readSourceState());
  if (pid === null) return;
  throw new Error(
    `The source changed, but process ${pid} still runs what was built of it before. End that one first: ` +
      "building now would take away files that it needs.",
  );
}

/** Makes the database client unless it was made from this schema by this version of Prisma. */
export async function generateIfNeeded(signal?: AbortSignal): Promise<void> {
  const read = (...path: string[]) => readFile(join(rootFolder, ...path), "utf8");
  const schema = await read("prisma", "schema.prisma");
  const { version } = JSON.parse(await read("node_modules", "prisma", "package.json"));
  const made = await read("prisma", "generated", "internal", "class.ts").catch(() => "");
  if (made.includes(JSON.stringify(schema)) && made.includes(`"clientVersion": "${version}"`))
    return;
  await runTool("prisma/build/index.js", ["generate"], signal);
}

async function hashInputs(root: string, paths: string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const file of await listFiles(root, paths)) {
    hash.update(`${file}\0`).update(await readFile(join(root, file)));
  }
  return hash.digest("hex");
}

/** The files under the given paths, from the root, in one order on every machine. */
async function listFiles(root: string, paths: string[]): Promise<string[]> {
  const lists = paths.map(async (path) => {
    const about = await stat(join(root, path)).catch(() => null);
    if (!about?.isDirectory()) return about ? [path] : [];
    const entries = await readdir(join(root, path), { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    return files.map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)).sort();
  });
  return (await Promise.all(lists)).flat();
}

/** Runs a tool of node_modules to its end; its output is shown only when it fails. */
function runTool(script: string, toolArguments: string[], signal?: AbortSignal): Promise<void> {
  const env = childEnvironment({
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    CHECKPOINT_DISABLE: "1",
  });
  const path = join(rootFolder, "node_modules", script);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path, ...toolArguments], {
      cwd: rootFolder,
      env,
      signal,
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    child.once("error", reject);
    child.once("close", (code) => {
      const name = `${script.split("/")[0]} ${toolArguments[0]}`;
      if (code === 0) resolve();
      else reject(new Error(`${name} failed:\n${output.trim()}`));
    });
  });
}
