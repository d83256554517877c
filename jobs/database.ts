import { setSettings, settings } from "@/lib/env";
import { log } from "@/lib/log";
import { openDataDir } from "./dataDir";
import { checkExternal } from "./postgres/external";
import { joinServer } from "./postgres/join";
import { ensureSecret } from "./secret";

/** Ends our use of the database. */
export type LeaveDatabase = () => Promise<void>;

/**
 * Makes DATABASE_URL known to this process: as it is set, or by joining the embedded server. Ends
 * the process if the embedded server later dies and does not come back, or at another address as its
 * port was taken meanwhile; whoever supervises us starts us anew.
 */
export async function joinDatabase(onLost = endProcess): Promise<LeaveDatabase> {
  const { DATABASE_URL, SECRET } = settings();
  if (DATABASE_URL) {
    await checkExternal(DATABASE_URL);
    return disconnect;
  }
  const dataDir = await openDataDir();
  const hold = await joinServer(dataDir, onLost);
  setSettings({ DATABASE_URL: hold.url, SECRET: SECRET ?? (await ensureSecret(dataDir)) });
  return async () => {
    await disconnect();
    await hold.leave();
  };
}

/** Imported late: the generated client may be made only after this file is loaded. */
async function disconnect(): Promise<void> {
  const store = await import("@/lib/database/store");
  await store.disconnect();
}

function endProcess(how: "moved" | "gone"): void {
  log.error(how === "moved" ? "the database has another address now" : "the database is gone");
  process.exit(1);
}
