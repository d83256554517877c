import { randomBytes } from "node:crypto";
import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const schema = z.object({
  password: z.string().min(1),
  port: z.number().int().optional(),
  pid: z.number().int().optional(),
  /** Only where the cluster had to be put outside the data folder. */
  cluster: z.string().optional(),
});

/** What DATA_DIR/server.json tells other commands about the embedded server. */
export type ServerRecord = z.infer<typeof schema>;

const recordFile = (dataDir: string) => join(dataDir, "server.json");

/** The record, or null when there is none or it is damaged: then the server gets a new password. */
export async function readRecord(dataDir: string): Promise<ServerRecord | null> {
  const text = await readFile(recordFile(dataDir), "utf8").catch((error) => {
    if (error.code === "ENOENT") return "";
    throw new Error(`${recordFile(dataDir)} cannot be read: ${error.message}`, { cause: error });
  });
  const parsed = schema.safeParse(parseJson(text));
  return parsed.success ? parsed.data : null;
}

/** The record; the first of several callers writes it, with a new password. */
export async function ensureRecord(dataDir: string): Promise<ServerRecord> {
  const known = await readRecord(dataDir);
  if (known) return known;
  await rm(recordFile(dataDir), { force: true });
  await createFileOnce(recordFile(dataDir), JSON.stringify({ password: randomText() }));
  return (await readRecord(dataDir)) ?? ensureRecord(dataDir);
}

export async function changeRecord(dataDir: string, change: Partial<ServerRecord>): Promise<void> {
  const record = { ...(await ensureRecord(dataDir)), ...change };
  const draft = `${recordFile(dataDir)}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
  await rename(draft, recordFile(dataDir));
}

/** 32 characters of 192 random bits, safe in URLs and in SQL quotes. */
export const randomText = () => randomBytes(24).toString("base64url");

/** Creates a file readable by its owner alone; of several callers one wins, with its whole text. */
export async function createFileOnce(path: string, text: string): Promise<void> {
  const draft = `${path}.${process.pid}.${randomBytes(4).toString("hex")}`;
  await writeFile(draft, text, { mode: 0o600 });
  try {
    await link(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    await rm(draft);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
