import { randomBytes } from "node:crypto";
import { chown, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { markProcess } from "../processes";
import { runAs } from "./account";
import { programPath } from "./binaries";
import type { Place } from "./place";

/** Postgres' own sorting and case rules: the same on every machine, whatever locales it has. */
const LOCALE = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];

/** Makes the cluster when there is none; refuses one that another major version wrote. */
export async function prepareCluster(place: Place, password: string): Promise<void> {
  const { cluster, binaries } = place;
  const written = await readMajor(cluster);
  if (written === null) return createCluster(place, password);
  if (written !== binaries.major) {
    throw new Error(
      `The database in ${cluster} was written by PostgreSQL ${written} and this version brings ` +
        `${binaries.major}: with the version that wrote it run "npm run export -- all --out all.jsonl", ` +
        `move the folder away, and here run "npm run import -- all.jsonl".`,
    );
  }
}

/** Sets the password when it was lost; only while the server is down. */
export async function resetPassword(place: Place, password: string): Promise<void> {
  const single = ["--single", "-D", place.cluster, "postgres"];
  const statement = `ALTER ROLE postgres PASSWORD '${password}'\n`;
  const { isOk, output } = await runAs(
    place.account,
    programPath(place.binaries, "postgres"),
    single,
    statement,
  );
  if (!isOk) throw new Error(`The password of the database was not set: ${output.trim()}`);
}

async function readMajor(cluster: string): Promise<number | null> {
  const text = await readFile(join(cluster, "PG_VERSION"), "utf8").catch((error) => {
    if (error.code === "ENOENT") return null;
    throw new Error(`The database in ${cluster} cannot be read: ${error.message}`, {
      cause: error,
    });
  });
  return text === null ? null : Number.parseInt(text, 10);
}

/** Made beside and renamed: a cluster is whole or absent, and of two makers one wins. */
async function createCluster(place: Place, password: string): Promise<void> {
  await mkdir(dirname(place.cluster), { recursive: true });
  await removeBrokenOff(place.cluster);
  const draft = `${place.cluster}.new-${process.pid}-${randomBytes(4).toString("hex")}`;
  const passwordFile = `${draft}.password`;
  try {
    await mkdir(draft, { mode: 0o700 });
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    if (place.account) {
      const { uid, gid } = place.account;
      await Promise.all([chown(draft, uid, gid), chown(passwordFile, uid, gid)]);
    }
    await initialise(place, draft, passwordFile);
    await rename(draft, place.cluster).catch(ignoreLostRace);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

async function initialise(place: Place, draft: string, passwordFile: string): Promise<void> {
  const flags = ["-D", draft, "--username=postgres", `--pwfile=${passwordFile}`];
  const safe = ["--encoding=UTF8", "--auth=scram-sha-256", ...LOCALE];
  const initdb = programPath(place.binaries, "initdb");
  // Text search asks the C library what a letter is. Where it does not know C.UTF-8, every
  // character beyond ASCII counts as a letter.
  const full = await runAs(place.account, initdb, [...flags, ...safe, "--lc-ctype=C.UTF-8"]);
  if (full.isOk) return;
  const plain = await runAs(place.account, initdb, [...flags, ...safe]);
  if (!plain.isOk) throw new Error(`The database was not made in ${draft}: ${plain.output.trim()}`);
}

function ignoreLostRace(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
}

/** What a maker left that was killed at it. */
async function removeBrokenOff(cluster: string): Promise<void> {
  const start = `${basename(cluster)}.new-`;
  const names = await readdir(dirname(cluster));
  for (const name of names.filter((name) => name.startsWith(start))) {
    if (await markProcess(Number.parseInt(name.slice(start.length), 10))) continue;
    await rm(join(dirname(cluster), name), { recursive: true, force: true });
  }
}
