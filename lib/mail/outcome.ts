/** How far a message got before the attempt failed. */
export type SmtpFailure = {
  /** The server's reply, when there was one: "550 5.1.1 No such user". */
  response: string | null;
  /** connect: before MAIL FROM was answered · sender · recipient · data. */
  step: "connect" | "sender" | "recipient" | "data";
  /** Whether message bytes may have reached the server. */
  isDataSent: boolean;
  /** What went wrong, in the words of the network. */
  message: string;
};

export type SendOutcome =
  | { outcome: "accepted"; response: string }
  /** Not now: the message stays queued. `isRelay`: the fault is the relay's, not this message's. */
  | { outcome: "deferred"; reason: string; isRelay: boolean }
  | { outcome: "failed"; reason: string; isBounce: boolean }
  /** The connection broke after DATA: accepted or not, nobody can tell. */
  | { outcome: "in_doubt"; reason: string };

/** RFC 3463: bad mailbox, bad domain, moved, null MX, disabled. These addresses will not recover. */
const DEAD_ADDRESS = /^5\.(1\.[1236]|1\.10|2\.1)$/;
/** RFC 5321, 4.2.3: without an enhanced code these mean "mailbox unavailable", "name not allowed". */
const DEAD_WITHOUT_CODE = new Set([550, 553]);
const REASON_MAX = 300;

/** Sorts a failed attempt by the class of its reply (RFC 5321, 4.2.1) and how far it had come. */
export function classifyFailure(failure: SmtpFailure): SendOutcome {
  const reason = (failure.response ?? failure.message).replace(/\s+/g, " ").slice(0, REASON_MAX);
  const code = Number(/^\d{3}/.exec(failure.response ?? "")?.[0] ?? 0);
  const isAtRecipient = failure.step === "recipient" || failure.step === "data";
  if (code === 0 && failure.isDataSent) return { outcome: "in_doubt", reason };
  if (code < 500) {
    return { outcome: "deferred", reason, isRelay: code === 0 || code === 421 || !isAtRecipient };
  }
  // A refused login or sender is the operator's to mend and says nothing of the reader.
  if (!isAtRecipient) return { outcome: "deferred", reason, isRelay: true };
  return { outcome: "failed", reason, isBounce: isDeadAddress(failure, code) };
}

function isDeadAddress({ response, step }: SmtpFailure, code: number): boolean {
  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})/.exec(response ?? "")?.[1];
  if (enhanced) return DEAD_ADDRESS.test(enhanced);
  return step === "recipient" && DEAD_WITHOUT_CODE.has(code);
}

/** What the row of a message becomes; `retryMs` null means settled. */
export type NextState = {
  state: "accepted" | "queued" | "in_doubt" | "failed";
  reason: string | null;
  retryMs: number | null;
};

const MINUTE_MS = 60_000;
/** About a day in all: greylisting ends in minutes, an outage in hours, a full disk by tomorrow. */
const BACK_OFF_MINUTES = [1, 5, 10, 20, 40, 60, 120, 120, 240, 240, 240, 240];
/**
 * How often a message may be in doubt and go again. Receivers drop the twin by its equal Message-ID,
 * but a relay that always breaks off after DATA must not fill an inbox.
 */
const DOUBTS_MAX = 2;

/** What an attempt was: `attempts` counts this one, `doubts` only those before it. */
export type Attempt = { attempts: number; doubts: number };

/** What becomes of a message of which nobody can tell whether it was accepted. */
export type DoubtRule = "resend" | "hold";

/** `chance` (0..1) spreads retries so that they do not come in step. */
export function nextState(
  outcome: SendOutcome,
  attempt: Attempt,
  chance: number,
  inDoubt: DoubtRule = "resend",
): NextState {
  if (outcome.outcome === "accepted") return { state: "accepted", reason: null, retryMs: null };
  const { reason } = outcome;
  if (outcome.outcome === "failed") return { state: "failed", reason, retryMs: null };
  const pause = BACK_OFF_MINUTES[attempt.attempts - 1];
  const retryMs = pause === undefined ? null : pause * MINUTE_MS * (0.75 + chance / 2);
  if (outcome.outcome === "in_doubt") {
    const mayRepeat = inDoubt === "resend" && attempt.doubts + 1 < DOUBTS_MAX;
    return { state: "in_doubt", reason, retryMs: mayRepeat ? retryMs : null };
  }
  return retryMs === null
    ? { state: "failed", reason: `gave up after ${attempt.attempts} attempts: ${reason}`, retryMs }
    : { state: "queued", reason, retryMs };
}
