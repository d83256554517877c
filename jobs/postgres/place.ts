import { createHash } from "node:crypto";
import { chmod, mkdir, rename, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Account, chooseAccount, runAs } from "./account";
import { type Binaries, prepareBinaries } from "./binaries";
import { changeRecord, readRecord } from "./record";

/** Everything needed to run the server of one data folder. */
export type Place = { dataDir: string; cluster: string; account: Account; binaries: Binaries };

/** Where root may put what the account cannot reach in the data folder. */
const OUTSIDE = "/var/lib/paperfeed";

/** Finds, or prepares, where the cluster and the programs of a data folder lie. */
export async function choosePlace(dataDir: string): Promise<Place> {
  const outside = join(OUTSIDE, hashPath(dataDir));
  const remembered = (await readRecord(dataDir))?.cluster;
  const inside = join(dataDir, "postgres");
  const account = await chooseAccount(remembered ?? inside);
  const cluster = remembered ?? (await settleCluster(account, inside, join(outside, "postgres")));
  if (cluster !== inside && cluster !== remembered) await changeRecord(dataDir, { cluster });
  const binaries = await prepareBinaries(account, account ? OUTSIDE : dataDir);
  return { dataDir, cluster, account, binaries };
}

const hashPath = (path: string) => createHash("sha256").update(path).digest("hex").slice(0, 12);

/** Inside the data folder when the account can get there, else outside; data there already moves. */
async function settleCluster(account: Account, inside: string, outside: string): Promise<string> {
  if (!account || (await canEnter(account, dirname(inside)))) return inside;
  await openFolder(OUTSIDE);
  await openFolder(dirname(outside));
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

/** Made so that the account can pass through, whatever the umask is. */
async function openFolder(path: string): Promise<void> {
  if (await mkdir(path, { recursive: true })) await chmod(path, 0o755);
}

const canEnter = async (account: Account, folder: string) =>
  (await runAs(account, "/bin/sh", ["-c", 'cd "$1"', "sh", folder])).isOk;
