import { spawn } from "node:child_process";
import { stat } from "node:fs/promises";
import { childEnvironment } from "@/lib/env";

/** Who the server runs as: ourselves, or for root somebody else, as Postgres refuses root. */
export type Account = { uid: number; gid: number } | null;

/** Where initdb, pg_ctl and postgres would otherwise take wishes of the surrounding shell from. */
const POSTGRES_WISHES = ["PGDATA", "PGPORT", "PGHOST", "PGUSER", "PGPASSWORD", "PGOPTIONS"];
const ACCOUNT_NAME = "postgres";

export const isRoot = () => process.getuid?.() === 0;

/** The account for a cluster: the owner of an existing one, else `postgres`, made when missing. */
export async function chooseAccount(cluster: string): Promise<Account> {
  const owner = await stat(cluster).catch(() => null);
  if (!isRoot()) {
    if (owner && process.getuid && owner.uid !== process.getuid()) {
      throw new Error(
        `The database in ${cluster} belongs to another user (number ${owner.uid}): start as that ` +
          "user or as root, or choose another folder with DATA_DIR.",
      );
    }
    return null;
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return (await findAccount()) ?? createAccount();
}

/** Runs a program to its end as that account; `output` is what it wrote to both streams. */
export function runAs(
  account: Account,
  program: string,
  programArguments: string[],
  input = "",
): Promise<{ isOk: boolean; output: string }> {
  const noWishes = Object.fromEntries(POSTGRES_WISHES.map((name) => [name, undefined]));
  return new Promise((resolve) => {
    const child = spawn(program, programArguments, {
      ...account,
      // Our own folder may be closed to the account.
      cwd: "/",
      env: childEnvironment({ ...noWishes, LC_ALL: "C", LC_MESSAGES: "C" }),
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    child.on("error", (error) => resolve({ isOk: false, output: error.message }));
    child.on("close", (code) => resolve({ isOk: code === 0, output }));
    // A program that ends without reading closes the pipe: its exit code says all there is to say.
    child.stdin.on("error", () => undefined).end(input);
  });
}

async function findAccount(): Promise<Account> {
  const uid = await runAs(null, "id", ["-u", ACCOUNT_NAME]);
  const gid = await runAs(null, "id", ["-g", ACCOUNT_NAME]);
  if (!uid.isOk || !gid.isOk) return null;
  return { uid: Number(uid.output), gid: Number(gid.output) };
}

async function createAccount(): Promise<Account> {
  const nologin = ["--shell", "/usr/sbin/nologin", ACCOUNT_NAME];
  const made = await runAs(null, "useradd", [
    "--system",
    "--user-group",
    "--no-create-home",
    ...nologin,
  ]);
  const account = await findAccount();
  if (account) return account;
  throw new Error(
    `PostgreSQL does not run as root and the user "${ACCOUNT_NAME}" could not be made ` +
      `(${made.output.trim()}): make it, start as an ordinary user, or set DATABASE_URL.`,
  );
}
