import { randomBytes } from "node:crypto";
import type { Client } from "pg";
import { joinDatabase } from "@/jobs/database";
import { loadDotenv } from "@/jobs/dotenv";
import { setSettings, settings } from "@/lib/env";
import { CURRENT } from "@/lib/ranking/formula";
import { migrate } from "@/prisma/migrate";
import { databaseAt } from "../../database/server";
import { loadPapers, loadReaders, withClient } from "./load";

/** Where data is kept between runs; several checkouts may share one. */
const FOLDER = process.env.PAPERFEED_BENCH_DIR || ".data-bench";
export const benchFolder = () => FOLDER;

/** Raise it with any change of what is loaded, and data kept from before is loaded anew. */
const VERSION = 2;

export type BenchDatabase = {
  url: string;
  /** The instant at which the newest paper was just listed. */
  until: Date;
  close: () => Promise<void>;
};

type Wanted = {
  papers: number;
  readers?: number;
  /** A copy of one's own to write to, removed after; the kept data must never change. */
  isScratch?: boolean;
};

/**
 * A migrated database with this much data, and this process's settings pointed at it. On
 * DATABASE_URL when set (its role must be superuser), else on an embedded server of its own in
 * .data-bench or PAPERFEED_BENCH_DIR. Loads what is not there yet; a load that died is begun anew.
 */
export async function openBenchDatabase(wanted: Wanted): Promise<BenchDatabase> {
  loadDotenv();
  setSettings({ DATA_DIR: FOLDER, SECRET: "secret-of-the-bench-which-is-public" });
  const given = settings().DATABASE_URL;
  const leave = await joinDatabase();
  const server = settings().DATABASE_URL ?? "";
  const kept = await prepareKept(server, wanted);
  const name = wanted.isScratch ? await copyDatabase(server, kept) : kept;
  const url = databaseAt(server, name);
  await migrate(url);
  if (wanted.isScratch) await withClient(url, adoptFormula);
  const until = await withClient(url, readUntil);
  setSettings({ DATABASE_URL: url, NODE_ENV: "production" });
  const close = async () => {
    const { disconnect } = await import("@/lib/database/store");
    await disconnect();
    if (wanted.isScratch) {
      await withClient(server, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
    }
    await leave();
    // The next bench joins the embedded server anew: this one may have stopped with us.
    setSettings({ DATABASE_URL: given });
  };
  return { url, until, close };
}

/** The name of the kept database, loaded if need be; others that want it wait meanwhile. */
async function prepareKept(server: string, { papers, readers = 0 }: Wanted): Promise<string> {
  const withoutReaders = `bench${VERSION}_${papers}p`;
  const name = readers > 0 ? `${withoutReaders}_${readers}r` : withoutReaders;
  await withClient(server, async (client) => {
    await client.query("SELECT pg_advisory_lock(hashtext('paperfeed bench'))");
    if (!(await isWhole(client, withoutReaders))) {
      await makeAnew(client, withoutReaders, "template1", async () => {
        const url = databaseAt(server, withoutReaders);
        const until = new Date(new Date().setUTCHours(0, 0, 0, 0));
        await migrate(url);
        await withProduct(url, async () => (await import("@/lib/tags/store")).syncTaxonomy());
        await loadPapers(url, { count: papers, until });
        await withProduct(url, async () =>
          (await import("@/lib/tags/counts/store")).refreshTagCounts(),
        );
      });
    }
    if (await isWhole(client, name)) return;
    await makeAnew(client, name, withoutReaders, async () => {
      const url = databaseAt(server, name);
      await loadReaders(url, readers, await withClient(url, readUntil));
    });
  });
  return name;
}

async function makeAnew(
  client: Client,
  name: string,
  template: string,
  fill: () => Promise<void>,
): Promise<void> {
  const startedAt = Date.now();
  console.error(`Loading ${name} ...`);
  await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`);
  await fill();
  await client.query(`COMMENT ON DATABASE ${name} IS 'whole'`);
  console.error(`Loaded ${name} in ${Math.round((Date.now() - startedAt) / 1000)} s.`);
}

async function isWhole(client: Client, name: string): Promise<boolean> {
  const { rows } = await client.query(
    `SELECT shobj_description(oid, 'pg_database') = 'whole' AS "isWhole"
     FROM pg_database WHERE datname = $1`,
    [name],
  );
  return rows[0]?.isWhole === true;
}

async function copyDatabase(server: string, kept: string): Promise<string> {
  const name = `${kept}_${randomBytes(4).toString("hex")}`;
  await withClient(server, (client) =>
    client.query(`CREATE DATABASE ${name} TEMPLATE ${kept} STRATEGY file_copy`),
  );
  return name;
}

/** Kept scores may be of an earlier formula: a job that ranks would first rank all of them anew. */
async function adoptFormula(client: Client): Promise<void> {
  await client.query("UPDATE scores SET formula = $1 WHERE formula <> $1", [CURRENT.name]);
}

/** Lets the product itself write what follows from the rows. */
async function withProduct(url: string, work: () => Promise<void>): Promise<void> {
  const before = settings().DATABASE_URL;
  setSettings({ DATABASE_URL: url });
  await work();
  const { disconnect } = await import("@/lib/database/store");
  await disconnect();
  setSettings({ DATABASE_URL: before });
}

async function readUntil(client: Client): Promise<Date> {
  const { rows } = await client.query("SELECT max(scored_at) AS until FROM scores");
  return rows[0]?.until ?? new Date();
}
