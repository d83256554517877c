import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const locked = z.object({
  version: z.string().optional(),
  optional: z.boolean().optional(),
  dev: z.boolean().optional(),
  devOptional: z.boolean().optional(),
});
const schema = z.object({ packages: z.record(z.string(), locked) });
type Packages = z.infer<typeof schema>["packages"];

/**
 * Throws when node_modules is not what package-lock.json says, as after a git pull. It only says so:
 * npm ci would remove the files this process runs from.
 */
export async function checkDependencies(root: string): Promise<void> {
  const wanted = await readPackages(join(root, "package-lock.json"));
  const installed = await readPackages(join(root, "node_modules", ".package-lock.json"));
  const stale = wanted && installed ? findStale(wanted, installed) : [];
  if (stale.length === 0) return;
  const some = stale.slice(0, 3).join(", ");
  throw new Error(
    `The installed packages are not those of package-lock.json (${some}): run npm ci.`,
  );
}

/** Pure: which packages are missing or have another version. Development and optional may be absent. */
export function findStale(wanted: Packages, installed: Packages): string[] {
  return Object.entries(wanted)
    .filter(([path]) => path !== "")
    .filter(([path, { version, optional, dev, devOptional }]) => {
      const there = installed[path];
      return there ? there.version !== version : !(optional || dev || devOptional);
    })
    .map(([path]) => path.replace(/^.*node_modules\//, ""));
}

/** Null when npm did not write the file: another package manager, or none. */
async function readPackages(file: string): Promise<Packages | null> {
  const text = await readFile(file, "utf8").catch(() => null);
  return text === null ? null : schema.parse(JSON.parse(text)).packages;
}
