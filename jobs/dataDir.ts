import { chmod, mkdir, realpath } from "node:fs/promises";
import { resolve } from "node:path";
import { settings } from "@/lib/env";

/**
 * The data folder, made when missing, by the one name that everybody uses for it: by its path a
 * running server is told from others. For root it is made so that the user the database runs as can
 * pass through to its cluster; every secret in it is 0600 by itself.
 */
export async function openDataDir(): Promise<string> {
  const path = resolve(settings().DATA_DIR);
  const made = await mkdir(path, { recursive: true });
  if (made && process.getuid?.() === 0) await chmod(path, 0o711);
  return realpath(path);
}
