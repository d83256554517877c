import { buildDeliveries, keepNothing } from "@/lib/deliveries/run";
import { LATE_HOURS_MAX } from "@/lib/editions/due/clock";
import { type Settings, settings } from "@/lib/env";
import { buildLetters } from "@/lib/letters/run";
import { log } from "@/lib/log";
import type { JobContext, JobCounts } from "@/lib/runs/job";
import { sendClaims } from "./group/run";
import { countLanes } from "./lanes";
import type { BuiltMessage } from "./message";
import type { SendOutcome } from "./outcome";
import { recordRelayFailure, recordRelaySuccess } from "./pace/store";
import type { MailRenderers } from "./renderers";
import { type DkimKey, type Mailer, openMailer } from "./send";
import {
  cancelLateDeliveries,
  claimGroup,
  hasDueMessages,
  type Outbox,
  releaseLane,
} from "./store";

/**
 * How long a claim holds without being renewed (ms); sending renews it every third of that. So a
 * killed worker's few messages wait no longer than this, and a slow relay loses none.
 */
export const LEASE_MS = 45_000;

export type Build = (ids: bigint[]) => Promise<BuiltMessage[]>;

/** What one pass over an outbox works with. */
type Pass = {
  outbox: Outbox;
  build: Build;
  mailer: Mailer;
  given: Settings;
  leaseMs: number;
  signal?: AbortSignal;
  counts: Record<string, number>;
};

/**
 * One pass over what is due: letters first, as someone waits for them, then deliveries. Lanes,
 * shared by all workers, each claim a group (committed), send it and record it; together they hold
 * at most MAIL_CONNECTIONS messages. If the process dies, those are what it leaves in doubt: the claims
 * lapse and go again under the same Message-ID. Ends when nothing is due, when the relay fails, or
 * when asked to stop.
 */
export async function deliverMail(
  renderers: MailRenderers,
  { now, signal }: JobContext,
  leaseMs = LEASE_MS,
): Promise<JobCounts> {
  const given = settings();
  if (!given.SMTP_URL) return { skipped: "SMTP_URL is not set" };
  const mailer = openMailer(given.SMTP_URL, dkimKey(given));
  const counts: Record<string, number> = {};
  const builders = prepareBuilders(renderers, given, now);
  try {
    await cancelLateDeliveries(LATE_HOURS_MAX);
    for (const outbox of ["letters", "deliveries"] as const) {
      const build = builders[outbox];
      if (!(await hasDueMessages(outbox))) continue;
      const pass: Pass = { outbox, build, mailer, given, leaseMs, signal, counts };
      const lanes = Array.from({ length: countLanes(given.MAIL_CONNECTIONS) }, () => runLane(pass));
      const ends = await Promise.allSettled(lanes);
      // Not before every lane has recorded what it sent.
      for (const end of ends) if (end.status === "rejected") throw end.reason;
    }
  } finally {
    mailer.close();
  }
  return counts;
}

/** A PEM key in an environment variable often has its line ends written as \\n. */
function dkimKey({ DKIM_DOMAIN, DKIM_SELECTOR, DKIM_PRIVATE_KEY }: Settings): DkimKey | null {
  if (!DKIM_DOMAIN || !DKIM_SELECTOR || !DKIM_PRIVATE_KEY) return null;
  const privateKey = DKIM_PRIVATE_KEY.replaceAll("\\n", "\n");
  return { domainName: DKIM_DOMAIN, keySelector: DKIM_SELECTOR, privateKey };
}

function prepareBuilders(
  renderers: MailRenderers,
  given: Settings,
  now: Date,
): Record<Outbox, Build> {
  const site = {
    url: given.APP_URL,
    secret: given.SECRET ?? "",
    mailFrom: given.MAIL_FROM,
    postalAddress: given.MAIL_POSTAL_ADDRESS,
  };
  const kept = keepNothing();
  return {
    letters: (ids) => buildLetters(ids, renderers, site, now),
    deliveries: (ids) => buildDeliveries(ids, renderers, site, kept, now),
  };
}

/** Sends group after group until none is due, the relay fails or the process is asked to stop. */
async function runLane(pass: Pass): Promise<void> {
  const { outbox, given, leaseMs, signal, counts } = pass;
  const limits = { rate: given.MAIL_RATE, connections: given.MAIL_CONNECTIONS };
  while (!signal?.aborted) {
    const group = await claimGroup(outbox, leaseMs, limits);
    if (!group) return;
    if (group.claims.length === 0) return releaseLane(group.lane);
    const outcomes = await sendClaims(outbox, group, pass.build, pass.mailer, leaseMs);
    for (const { outcome } of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
    if (await noteRelay(outcomes, group.isRelayDoubted)) return;
  }
}

/** True when the relay itself refuses: nothing more is tried in this pass. */
async function noteRelay(outcomes: SendOutcome[], isDoubted: boolean): Promise<boolean> {
  const refusal = outcomes.find((one) => one.outcome === "deferred" && one.isRelay);
  if (refusal?.outcome !== "deferred") {
    const isWell = outcomes.some((one) => one.outcome === "accepted");
    if (isWell && isDoubted) await recordRelaySuccess();
    return false;
  }
  const stop = await recordRelayFailure(refusal.reason);
  log.warn(stop ? "Mail is stopped: the relay keeps refusing" : "The mail relay refuses", {
    reason: refusal.reason,
    until: stop?.until.toISOString(),
  });
  return true;
}
