import { buildDeliveries, type TemplateCache } from "@/lib/deliveries/run";
import { settings } from "@/lib/env";
import { buildLetters } from "@/lib/letters/run";
import { log } from "@/lib/log";
import type { JobContext, JobCounts } from "@/lib/runs/job";
import type { BuiltMessage } from "./message";
import { nextState, type SendOutcome } from "./outcome";
import type { MailRenderers } from "./renderers";
import { type Mailer, openMailer } from "./send";
import { type Claim, claimMessages, type Outbox, recordOutcomes, type Settlement } from "./store";

/**
 * How long a claim holds (ms). Longer than connecting and sending can take with all their timeouts,
 * or a slow message would be sent by two workers; short enough that a killed worker's few messages
 * go out while the edition is still news.
 */
export const LEASE_MS = 240_000;

type Build = (ids: bigint[]) => Promise<BuiltMessage[]>;

/**
 * One pass over what is due: letters first, as someone waits for them, then deliveries, in groups
 * of at most MAIL_CONNECTIONS. Each group is claimed (committed), sent, recorded. If the process
 * dies, that one group is what it leaves in doubt: the claims lapse and go again under the same
 * Message-ID. Ends when nothing is due, when the relay fails, or when asked to stop.
 */
export async function deliverMail(
  renderers: MailRenderers,
  { now, signal }: JobContext,
  leaseMs = LEASE_MS,
): Promise<JobCounts> {
  const given = settings();
  if (!given.SMTP_URL) return { skipped: "SMTP_URL is not set" };
  const site = {
    url: given.APP_URL,
    secret: given.SECRET ?? "",
    mailFrom: given.MAIL_FROM,
    postalAddress: given.MAIL_POSTAL_ADDRESS,
  };
  const cache: TemplateCache = new Map();
  const builders: Record<Outbox, Build> = {
    letters: (ids) => buildLetters(ids, renderers, site, now),
    deliveries: (ids) => buildDeliveries(ids, renderers, site, cache, now),
  };
  const mailer = openMailer(given.SMTP_URL);
  const counts: Record<string, number> = {};
  try {
    for (const outbox of ["letters", "deliveries"] as const) {
      const send = (limit: number) => sendGroup(outbox, limit, leaseMs, builders[outbox], mailer);
      await emptyOutbox(() => send(given.MAIL_CONNECTIONS), counts, signal);
    }
  } finally {
    mailer.close();
  }
  return counts;
}

/** Sends group after group until none is due, the relay fails or the process is asked to stop. */
async function emptyOutbox(
  sendNext: () => Promise<SendOutcome[]>,
  counts: Record<string, number>,
  signal: AbortSignal | undefined,
): Promise<void> {
  while (!signal?.aborted) {
    const outcomes = await sendNext();
    for (const { outcome } of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
    const refusal = outcomes.find((one) => one.outcome === "deferred" && one.isRelay);
    if (refusal?.outcome === "deferred") {
      log.warn("The mail relay refuses; the mail stays queued", { reason: refusal.reason });
    }
    if (outcomes.length === 0 || refusal) return;
  }
}

async function sendGroup(
  outbox: Outbox,
  limit: number,
  leaseMs: number,
  build: Build,
  mailer: Mailer,
): Promise<SendOutcome[]> {
  const claims = await claimMessages(outbox, limit, leaseMs);
  if (claims.length === 0) return [];
  const messages = await build(claims.map((claim) => claim.id));
  const byId = new Map(messages.map((message) => [message.id, message]));
  const sent = claims.map(async (claim): Promise<Sent> => {
    const message = byId.get(claim.id);
    if (!message) return { claim, outcome: READER_IS_GONE };
    return { claim, outcome: await mailer.send(message.envelope, message.message) };
  });
  const settled = await Promise.all(sent);
  await recordOutcomes(outbox, settled.map(settle));
  return settled.map(({ outcome }) => outcome);
}

type Sent = { claim: Claim; outcome: SendOutcome };
const READER_IS_GONE: SendOutcome = {
  outcome: "failed",
  reason: "its reader is gone",
  isBounce: false,
};

function settle({ claim, outcome }: Sent): Settlement {
  return {
    ...claim,
    ...nextState(
      outcome,
      { attempts: claim.attemptCount, doubts: claim.doubtCount },
      Math.random(),
    ),
    isBounce: outcome.outcome === "failed" && outcome.isBounce,
  };
}
