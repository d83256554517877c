import { setTimeout as pause } from "node:timers/promises";
import { findFreePort } from "../ports";
import { hasLostItsProgram } from "../processes";
import { prepareCluster, resetPassword } from "./cluster";
import {
  findLivingServer,
  type LivingServer,
  readLogTail,
  startServer,
  stopServer,
} from "./control";
import { type Attempt, isLastHolder, openSession, type Session } from "./hold";
import { choosePlace, type Place } from "./place";
import { changeRecord, ensureRecord, type ServerRecord } from "./record";

/** Our part in the embedded server: while it is held the server runs. */
export type Hold = { url: string; leave: () => Promise<void> };

/** How long a server may take that starts, recovers or stops under somebody else's hands. */
const PATIENCE_MS = 120_000;
const PAUSE_MS = 50;
/**
 * A start fails when its port was taken in between, when another process was faster, or while
 * backends of a killed server still end; these take a few seconds at most.
 */
const STARTS_MAX = 20;
const START_PAUSE_MS = 250;

/**
 * Joins the embedded server of a data folder: one that runs, also one whose starter was killed, or
 * one started now. Leaving stops it when nobody else holds it. When the server dies under us it is
 * joined again; `onLost` is called if it then has another address, or does not come up.
 */
export async function joinServer(
  dataDir: string,
  onLost: (how: "moved" | "gone") => void,
): Promise<Hold> {
  const place = await choosePlace(dataDir);
  let session = await openOrStart(place);
  const { url } = session;
  let isLeaving = false;
  let rejoining: Promise<void> = Promise.resolve();
  const rejoin = async () => {
    session = await openOrStart(place);
    watch();
    if (session.url !== url) onLost("moved");
  };
  const watch = () =>
    session.client.once("end", () => {
      if (!isLeaving) rejoining = rejoin().catch(() => onLost("gone"));
    });
  watch();
  const leave = async () => {
    isLeaving = true;
    await rejoining;
    await leaveServer(place, session);
  };
  return { url, leave };
}

async function openOrStart(place: Place): Promise<Session> {
  const deadline = Date.now() + PATIENCE_MS;
  let startCount = 0;
  let refusal = "";
  while (Date.now() < deadline && startCount <= STARTS_MAX) {
    const record = await ensureRecord(place.dataDir);
    const server = await findLivingServer(place);
    if (!server) {
      startCount += 1;
      await start(place, record);
      continue;
    }
    // It would fail at the first library it loads late, as a search does with its dictionaries.
    if (await hasLostItsProgram(server.pid)) {
      await stopServer(place);
      continue;
    }
    const attempt = await tryJoining(place, server, record);
    if (attempt.outcome === "held") return attempt.session;
    refusal = attempt.reason;
    await pause(PAUSE_MS);
  }
  const log = await readLogTail(place);
  throw new Error(`The database in ${place.cluster} does not come up. ${refusal}\n${log}`);
}

async function tryJoining(
  place: Place,
  { pid, port }: LivingServer,
  record: ServerRecord,
): Promise<Attempt> {
  if (port === null) return { outcome: "refused", reason: "It has no port yet." };
  const attempt = await openSession(port, record.password);
  if (attempt.outcome === "wrong password") await replacePassword(place, record.password);
  const isNews = record.pid !== pid || record.port !== port;
  if (attempt.outcome === "held" && isNews) await changeRecord(place.dataDir, { pid, port });
  return attempt;
}

async function start(place: Place, record: ServerRecord): Promise<void> {
  await prepareCluster(place, record.password);
  // The port of last time, if free: whoever still has the old address finds the server again.
  const wanted = record.port ? [record.port] : [];
  const isUp = await startServer(place, await findFreePort("127.0.0.1", ...wanted));
  if (!isUp) await pause(START_PAUSE_MS);
}

/** server.json was lost or damaged, and with it the password: the data is ours all the same. */
async function replacePassword(place: Place, password: string): Promise<void> {
  await stopServer(place);
  await resetPassword(place, password);
}

async function leaveServer(place: Place, session: Session): Promise<void> {
  // A session that is lost already holds nothing: whoever comes next finds or starts the server.
  const isLast = await isLastHolder(session).catch(() => false);
  if (isLast) await stopServer(place);
  await session.client.end().catch(() => undefined);
}
