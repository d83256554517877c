import { inTransaction } from "@/lib/editions/plan/store";
import { settings } from "@/lib/env";
import { insertLetter, takeAllowance } from "@/lib/letters/request/store";
import { letterMessageId } from "@/lib/mail/identity";
import { parseAddress } from "@/lib/readers/address";
import { addressAllowance, networkAllowance } from "@/lib/readers/limits";
import { findReaderByKey, findReaderLocked, type StoredReader } from "@/lib/readers/store";
import { findToken, findTokenLocked, recordTokenUse } from "@/lib/tokens/store";

export type SignInRequest = { outcome: "requested" | "malformed" | "limited" };
export type SignInOutcome =
  | { outcome: "signed in"; reader: StoredReader }
  | { outcome: "expired" | "unknown" };

/**
 * Asks for a link that signs in. The answer is the same whether or not someone reads at the address;
 * only a reader gets the mail.
 */
export async function requestSignIn(
  email: string,
  network: string,
  now: Date,
): Promise<SignInRequest> {
  const { SECRET = "", MAIL_FROM } = settings();
  const address = parseAddress(email);
  if (!address) return { outcome: "malformed" };
  if (!(await takeAllowance(networkAllowance(SECRET, network, now)))) return { outcome: "limited" };
  const reader = await findReaderByKey(address.key);
  if (!reader || reader.state === "pending") return { outcome: "requested" };
  const allowances = [addressAllowance(SECRET, "signin", address.key, now)];
  const messageId = letterMessageId(MAIL_FROM);
  await insertLetter({ readerId: reader.id, kind: "signin", messageId, allowances }, now);
  return { outcome: "requested" };
}

/** Uses a mailed token, once. */
export async function signIn(token: string, now: Date): Promise<SignInOutcome> {
  return inTransaction(async (tx) => {
    const found = await findTokenLocked(tx, token, "signin", now);
    const reader = found && (await findReaderLocked(tx, found.readerId));
    if (!found || !reader) return { outcome: "unknown" };
    if (found.state !== "live") return { outcome: "expired" };
    await recordTokenUse(tx, token, now);
    return { outcome: "signed in", reader };
  });
}

/** Whether a sign-in link still works, for the page with the button. Changes nothing. */
export async function isSignInLive(token: string, now: Date): Promise<boolean> {
  return (await findToken(token, "signin", now))?.state === "live";
}
