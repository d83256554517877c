import { createHash } from "node:crypto";
import { chmod, mkdir, realpath, rename, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Account, chooseAccount, isRoot, runAs } from "./account";
import { type Binaries, prepareBinaries } from "./binaries";
import { changeRecord, readRecord } from "./record";

/** Everything needed to run the server of one data folder. */
export type Place = { dataDir: string; cluster: string; account: Account; binaries: Binaries };

/** Where root may put what the account cannot reach in the data folder. */
const OUTSIDE = "/var/lib";

/** Finds, or prepares, where the cluster and the programs of a data folder lie. */
export async function choosePlace(dataFolder: string): Promise<Place> {
  await createDataDir(dataFolder);
  // One name for one folder: by its path a running server is told from others.
  const dataDir = await realpath(dataFolder);
  const outside = join(OUTSIDE, `paperfeed-${hashPath(dataDir)}`);
  const remembered = (await readRecord(dataDir))?.cluster;
  const inside = join(dataDir, "postgres");
  const account = await chooseAccount(remembered ?? inside);
  const cluster = remembered ?? (await settleCluster(account, inside, join(outside, "cluster")));
  if (cluster !== inside && cluster !== remembered) await changeRecord(dataDir, { cluster });
  const binaries = await prepareBinaries(account, account ? outside : dataDir);
  return { dataDir, cluster, account, binaries };
}

/** The account must pass through the folder to its cluster; its secrets are 0600 each. */
async function createDataDir(dataDir: string): Promise<void> {
  const made = await mkdir(dataDir, { recursive: true });
  if (made && isRoot()) await chmod(dataDir, 0o711);
}

const hashPath = (path: string) => createHash("sha256").update(path).digest("hex").slice(0, 12);

/** Inside the data folder when the account can get there, else outside; data there already moves. */
async function settleCluster(account: Account, inside: string, outside: string): Promise<string> {
  if (!account || (await canEnter(account, dirname(inside)))) return inside;
  await mkdir(dirname(outside), { recursive: true, mode: 0o755 });
  if (!(await canEnter(account, dirname(outside)))) {
    throw new Error(
      `PostgreSQL does not run as root, and its user can enter neither ${dirname(inside)} nor ` +
        `${dirname(outside)}: open one of them (chmod a+x), or set DATA_DIR to a folder it can enter.`,
    );
  }
  if (await stat(inside).catch(() => null)) {
    const copied = await runAs(null, "cp", ["-a", inside, outside]);
    if (!copied.isOk) throw new Error(`${inside} was not copied to ${outside}: ${copied.output}`);
    await rename(inside, `${inside}.moved`);
  }
  return outside;
}

const canEnter = async (account: Account, folder: string) =>
  (await runAs(account, "/bin/sh", ["-c", 'cd "$1"', "sh", folder])).isOk;
