import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createFileOnce, randomText } from "./postgres/record";

/**
 * The secret of a product that runs on its embedded database, made once and kept beside the data:
 * with a new one, links in mails already sent would break.
 */
export async function ensureSecret(dataDir: string): Promise<string> {
  const file = join(dataDir, "secret");
  await createFileOnce(file, `${randomText()}\n`);
  return (await readFile(file, "utf8")).trim();
}
