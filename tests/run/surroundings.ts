import { randomBytes } from "node:crypto";
import { chmod, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { joinServer } from "@/jobs/postgres/join";
import { readRecord } from "@/jobs/postgres/record";
import { rootFolder } from "@/jobs/supervise";
import { childEnvironment, settings } from "@/lib/env";
import { databaseAt, execute } from "../database/server";
import type { Environment } from "./programs";

/** Where a test run keeps everything: a folder of its own and a database that is thrown away. */
export type Surroundings = {
  dataDir: string;
  /** For steps that need a server to make databases on. */
  environment: Environment;
  /** For the product: on a given server its own database; else it joins the one in `dataDir`. */
  siteEnvironment: Environment;
  close: () => Promise<void>;
};

/** Beside .next, so that neither build disturbs the other. */
const BUILD_FOLDER = ".next-test";

export async function openSurroundings(): Promise<Surroundings> {
  const given = settings().DATABASE_URL;
  const folder = await mkdtemp(join(tmpdir(), "paperfeed-test-"));
  // The user the database runs as, when we are root, has to pass through.
  await chmod(folder, 0o711);
  const dataDir = join(folder, "data");
  await mkdir(dataDir, { mode: 0o711 });
  const database = given ? await openDatabase(given) : await openServer(dataDir);
  const common = {
    ...(await emptySettings()),
    DATA_DIR: dataDir,
    PAPERFEED_BUILD_DIR: BUILD_FOLDER,
  };
  const SECRET = randomBytes(24).toString("hex");
  const close = async () => {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  };
  return {
    dataDir,
    environment: childEnvironment({
      ...common,
      SECRET,
      DATABASE_URL: database.url,
      NODE_ENV: "test",
    }),
    siteEnvironment: childEnvironment({
      ...common,
      SECRET,
      DATABASE_URL: given ? database.url : "",
      NODE_ENV: "production",
      PORT: "0",
    }),
    close,
  };
}

/** Every setting empty, which means its default: neither the shell's nor .env's reach a test. */
async function emptySettings(): Promise<Record<string, string>> {
  const example = await readFile(join(rootFolder, ".env.example"), "utf8");
  const names = [...example.matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1] ?? "");
  return Object.fromEntries(names.map((name) => [name, ""]));
}

async function openDatabase(server: string) {
  const name = `paperfeed_test_${randomBytes(6).toString("hex")}`;
  await execute(server, `CREATE DATABASE ${name}`);
  const close = () => execute(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  return { url: databaseAt(server, name), close };
}

async function openServer(dataDir: string) {
  const hold = await joinServer(dataDir, () => undefined);
  const close = async () => {
    await hold.leave();
    // Outside the data folder only where the database's user could not reach that.
    const outside = (await readRecord(dataDir))?.cluster;
    if (outside) await rm(dirname(outside), { recursive: true, force: true });
  };
  return { url: hold.url, close };
}
