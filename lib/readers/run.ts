import { cancelDeliveries } from "@/lib/deliveries/store";
import { inTransaction } from "@/lib/editions/plan/store";
import { insertWelcome } from "@/lib/editions/welcome/store";
import { settings } from "@/lib/env";
import { applyWish } from "@/lib/subscriptions/store";
import { isStandingToken, parseStandingToken, type StandingPurpose } from "@/lib/tokens/standing";
import { findToken, findTokenLocked, recordTokenUse } from "@/lib/tokens/store";
import { confirmMove } from "./move/run";
import {
  findReader,
  findReaderLocked,
  insertSuppression,
  type StoredReader,
  updateReaderState,
} from "./store";
import { suppressionKey } from "./suppression";

export type ConfirmOutcome = { outcome: "confirmed" | "moved" | "taken" | "expired" | "unknown" };
export type UnsubscribeOutcome = { outcome: "unsubscribed" | "unknown" };

/**
 * Confirms the address a mailed token was sent to: its reader gets editions from now on, and asks
 * the worker for a welcome edition. One transaction; a token works once, and pressing the button again says
 * the same without doing anything.
 */
export async function confirmSubscription(token: string, now: Date): Promise<ConfirmOutcome> {
  return inTransaction(async (tx) => {
    const found = await findTokenLocked(tx, token, "confirm", now);
    if (!found) return { outcome: "unknown" };
    const reader = await findReaderLocked(tx, found.readerId);
    if (!reader) return { outcome: "unknown" };
    if (found.state !== "live") return confirmedBefore(found.state, reader);
    await recordTokenUse(tx, token, now);
    await applyWish(tx, reader.id, now);
    if (reader.state !== "confirmed") {
      await updateReaderState(tx, reader.id, "confirmed", now);
      await insertWelcome(tx, reader.id, now);
    }
    return { outcome: "confirmed" };
  });
}

/** What the button of a mailed link does, whichever letter it came in. */
export async function confirm(token: string, now: Date): Promise<ConfirmOutcome> {
  const confirmed = await confirmSubscription(token, now);
  return confirmed.outcome === "unknown" ? confirmMove(token, now) : confirmed;
}

/** What a confirmation link is worth, for the page that shows the button. Changes nothing. */
export async function findConfirmation(
  token: string,
  now: Date,
): Promise<{ outcome: "live" | "confirmed" | "moved" | "expired" | "unknown" }> {
  const move = await findToken(token, "move", now);
  if (move) return { outcome: move.state === "used" ? "moved" : move.state };
  const found = await findToken(token, "confirm", now);
  const reader = found && (await findReader(BigInt(found.readerId)));
  if (!found || !reader) return { outcome: "unknown" };
  return found.state === "live" ? { outcome: "live" } : confirmedBefore(found.state, reader);
}

/**
 * Ends a subscription by the token of a mail; saying so again changes nothing. From someone who
 * never confirmed it means "this was not me": the address is then not written to again.
 */
export async function unsubscribe(token: string, now: Date): Promise<UnsubscribeOutcome> {
  const reader = await findReaderByToken("unsubscribe", token);
  if (!reader) return { outcome: "unknown" };
  await inTransaction(async (tx) => {
    const current = await findReaderLocked(tx, reader.id);
    if (current?.state === "pending") {
      const key = suppressionKey(settings().SECRET ?? "", reader.emailKey);
      await insertSuppression(tx, key, "not_me", now);
    }
    await updateReaderState(tx, reader.id, "unsubscribed", now);
    await cancelDeliveries(tx, reader.id, "unsubscribed", now);
  });
  return { outcome: "unsubscribed" };
}

/** Whose standing token this is; null for a broken or revoked one. Changes nothing. */
export async function findReaderByToken(
  purpose: StandingPurpose,
  token: string,
): Promise<StoredReader | null> {
  const parsed = parseStandingToken(token);
  const reader = parsed && (await findReader(parsed.id));
  if (!reader) return null;
  const subject = { id: reader.id, version: reader.tokenVersion };
  const isGenuine = isStandingToken(settings().SECRET ?? "", purpose, subject, token);
  return isGenuine ? reader : null;
}

/** A used token confirms nothing anew: not after its reader left. */
function confirmedBefore(
  state: "used" | "expired",
  reader: StoredReader,
): { outcome: "confirmed" | "expired" } {
  return { outcome: state === "used" && reader.state === "confirmed" ? "confirmed" : "expired" };
}
