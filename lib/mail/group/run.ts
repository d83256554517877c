import { settings } from "@/lib/env";
import type { BuiltMessage } from "@/lib/mail/message";
import { type DoubtRule, nextState, type SendOutcome } from "@/lib/mail/outcome";
import type { Mailer } from "@/lib/mail/send";
import {
  type Claim,
  type ClaimedGroup,
  extendClaims,
  type Outbox,
  recordOutcomes,
  type Settlement,
} from "@/lib/mail/store";

type Sent = { claim: Claim; outcome: SendOutcome };

const READER_IS_GONE: SendOutcome = {
  outcome: "failed",
  reason: "its reader is gone",
  isBounce: false,
};

/** A restart of PostgreSQL takes a few of these. */
const RECORD_PAUSE_MS = 500;

/**
 * Builds, sends and records one claimed group. If it dies before recording, the claims lapse and
 * the group goes again; an error while building leaves it to lapse in the same way.
 */
export async function sendClaims(
  outbox: Outbox,
  group: ClaimedGroup,
  build: (ids: bigint[]) => Promise<BuiltMessage[]>,
  mailer: Mailer,
  leaseMs: number,
): Promise<SendOutcome[]> {
  const { claims, lane, startsInMs } = group;
  const renewal = setInterval(() => {
    // A renewal that fails leaves the lease as it is; recording the outcome will say what is wrong.
    extendClaims(outbox, group, leaseMs).catch(() => undefined);
  }, leaseMs / 3);
  try {
    const messages = await build(claims.map((claim) => claim.id));
    if (startsInMs > 0) await new Promise((resolve) => setTimeout(resolve, startsInMs));
    const settled = await sendAll(claims, messages, mailer);
    const { MAIL_IN_DOUBT } = settings();
    const settlements = settled.map((one) => settle(one, MAIL_IN_DOUBT));
    await recordPatiently(outbox, lane, settlements, leaseMs);
    return settled.map(({ outcome }) => outcome);
  } finally {
    clearInterval(renewal);
  }
}

/**
 * What was sent must be written down: while the database restarts this tries again, for as long as
 * the claims hold. After that they lapse and the group goes out a second time.
 */
async function recordPatiently(
  outbox: Outbox,
  lane: number,
  settlements: Settlement[],
  leaseMs: number,
): Promise<void> {
  const startedAt = performance.now();
  for (;;) {
    try {
      return await recordOutcomes(outbox, lane, settlements);
    } catch (error) {
      if (performance.now() - startedAt > leaseMs) throw error;
      await new Promise((resolve) => setTimeout(resolve, RECORD_PAUSE_MS));
    }
  }
}

function sendAll(claims: Claim[], messages: BuiltMessage[], mailer: Mailer): Promise<Sent[]> {
  const byId = new Map(messages.map((message) => [message.id, message]));
  return Promise.all(
    claims.map(async (claim) => {
      const message = byId.get(claim.id);
      if (!message) return { claim, outcome: READER_IS_GONE };
      return { claim, outcome: await mailer.send(message.envelope, message.message) };
    }),
  );
}

function settle({ claim, outcome }: Sent, inDoubt: DoubtRule): Settlement {
  const attempt = { attempts: claim.attemptCount, doubts: claim.doubtCount };
  return {
    ...claim,
    ...nextState(outcome, attempt, Math.random(), inDoubt),
    isBounce: outcome.outcome === "failed" && outcome.isBounce,
  };
}
