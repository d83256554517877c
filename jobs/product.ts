import { join } from "node:path";
import { setSettings, settings } from "@/lib/env";
import { buildIfNeeded, generateIfNeeded } from "./build";
import { listenForStop, tellReady, untilStopped } from "./child";
import { joinDatabase } from "./database";
import { openDataDir } from "./dataDir";
import { checkDependencies } from "./dependencies";
import { loadDotenv } from "./dotenv";
import { loadFirstPapers } from "./firstPapers";
import { migrateIfNeeded } from "./migrations";
import { type Inbox, startParts, stopParts } from "./parts";
import { findFreePort, isPortFree } from "./ports";
import { isRunning, markProcess, type ProcessMark } from "./processes";
import { announce, claimFolder, releaseFolder } from "./running";
import { type RunningPart, rootFolder } from "./supervise";

const LAUNCHER_LOOK_MS = 500;

/**
 * The whole product in one command: built, database, migrations, first papers, inbox, web, worker.
 * Ends all of it when asked to, or when one part fails for good; returns the exit code.
 */
export async function runProduct({ isDevelopment }: { isDevelopment: boolean }): Promise<number> {
  loadDotenv();
  const dataDir = await openDataDir();
  const stop = listenForStop();
  await checkDependencies(rootFolder);
  const launcher = await claimFolder(dataDir);
  const watching = endWithLauncher(launcher, stop);
  try {
    await choosePort();
    await generateIfNeeded(stop.signal);
    if (!isDevelopment) await buildIfNeeded(stop.signal);
    return stop.signal.aborted ? 0 : await runWithDatabase(dataDir, isDevelopment, stop);
  } catch (error) {
    // Whatever was broken off because we were asked to end is no failure.
    if (stop.signal.aborted) return 0;
    throw error;
  } finally {
    clearInterval(watching);
    await releaseFolder(dataDir);
  }
}

/** With the npm that started us gone nobody would ever end us. */
function endWithLauncher(launcher: ProcessMark | null, stop: AbortController): NodeJS.Timeout {
  return setInterval(async () => {
    if (launcher && !(await isRunning(launcher))) stop.abort();
  }, LAUNCHER_LOOK_MS);
}

async function choosePort(): Promise<void> {
  const { HOST, PORT } = settings();
  if (PORT === 0) setSettings({ PORT: String(await findFreePort(HOST)) });
  else if (!(await isPortFree(HOST, PORT))) {
    throw new Error(
      `Port ${PORT} is taken by another program: end it, or choose another port, ` +
        `as in PORT=${PORT + 1} npm start.`,
    );
  }
}

async function runWithDatabase(dataDir: string, isDevelopment: boolean, stop: AbortController) {
  const { DATABASE_URL: external, SMTP_URL } = settings();
  let exitCode = 0;
  const giveUp = (reason: string) => {
    console.error(reason);
    exitCode = 1;
    stop.abort();
  };
  const leaveDatabase = await joinDatabase((how) => {
    // At another address: the parts end, and find it when they are started again.
    if (how === "gone") giveUp("The database died and does not come up again.");
  });
  const plan = {
    dataDir,
    isDevelopment,
    needsInbox: !SMTP_URL,
    // Each part joins an embedded database itself, so that it can outlive us long enough to end.
    environment: { DATABASE_URL: external },
    giveUp,
  };
  const place = { dataDir, isEmbedded: external === undefined };
  const running: RunningPart[] = [];
  const stopped = untilStopped(stop.signal);
  try {
    await migrateIfNeeded();
    await loadFirstPapers(new Date());
    const started = startParts(plan, running).then((inbox) => announceParts(place, inbox, running));
    await Promise.race([started, stopped]);
    await stopped;
    return exitCode;
  } finally {
    await stopParts(running);
    await leaveDatabase();
  }
}

async function announceParts(
  { dataDir, isEmbedded }: { dataDir: string; isEmbedded: boolean },
  inbox: Inbox | null,
  running: RunningPart[],
): Promise<void> {
  const { APP_URL, DATABASE_URL } = settings();
  const marks = await Promise.all(running.map((part) => markProcess(part.findPid() ?? 0)));
  const parts = marks.filter((mark) => mark !== null);
  await announce(dataDir, { parts, site: APP_URL, inbox: inbox?.page, smtp: inbox?.smtp });
  console.log(`
Paperfeed is running. Ctrl-C ends it.

  Site      ${APP_URL}`);
  if (inbox) {
    console.log(`  Inbox     ${inbox.page}   (shows all mail, as SMTP_URL is not set)`);
    console.log(`  SMTP      ${inbox.smtp}`);
  }
  console.log(`  Database  ${hidePassword(DATABASE_URL ?? "")}`);
  if (isEmbedded) console.log(`            (its password is in ${join(dataDir, "server.json")})`);
  console.log();
  tellReady();
}

/** Terminals are shown to others, and logs kept. */
function hidePassword(databaseUrl: string): string {
  const address = new URL(databaseUrl);
  if (address.password) address.password = "***";
  return address.href;
}
