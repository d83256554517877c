import { inTransaction } from "@/lib/editions/plan/store";
import { settings } from "@/lib/env";
import { insertLetter } from "@/lib/letters/request/store";
import { letterMessageId } from "@/lib/mail/identity";
import { parseAddress } from "@/lib/readers/address";
import { addressAllowance, networkAllowance } from "@/lib/readers/limits";
import { suppressionKey } from "@/lib/readers/suppression";
import { findTokenLocked, recordTokenUse } from "@/lib/tokens/store";
import { findNewEmail, isAddressSuppressed, updateEmail, updateNewEmail } from "./store";

export type MoveRequest = { outcome: "requested" | "malformed" | "limited" };
export type MoveOutcome = { outcome: "moved" | "taken" | "expired" | "unknown" };

/**
 * Asks to move a signed-in reader; nothing changes until the new address confirms. One that must not
 * be written to gets no letter, and the answer does not tell.
 */
export async function requestMove(
  readerId: number,
  email: string,
  network: string,
  now: Date,
): Promise<MoveRequest> {
  const { SECRET = "", MAIL_FROM } = settings();
  const address = parseAddress(email);
  if (!address) return { outcome: "malformed" };
  await updateNewEmail(readerId, address.email);
  if (await isAddressSuppressed(suppressionKey(SECRET, address.key)))
    return { outcome: "requested" };
  const allowances = [
    networkAllowance(SECRET, network, now),
    addressAllowance(SECRET, "move", address.key, now),
  ];
  const messageId = letterMessageId(MAIL_FROM);
  const isQueued = await insertLetter({ readerId, kind: "move", messageId, allowances }, now);
  return { outcome: isQueued ? "requested" : "limited" };
}

/** Moves the reader whose new address received the token. Once. */
export async function confirmMove(token: string, now: Date): Promise<MoveOutcome> {
  return inTransaction(async (tx) => {
    const found = await findTokenLocked(tx, token, "move", now);
    if (!found) return { outcome: "unknown" };
    const newEmail = await findNewEmail(tx, found.readerId);
    const address = newEmail === null ? null : parseAddress(newEmail);
    if (found.state === "used" && newEmail === null) return { outcome: "moved" };
    if (found.state !== "live" || !address) return { outcome: "expired" };
    await recordTokenUse(tx, token, now);
    return { outcome: (await updateEmail(tx, found.readerId, address)) ? "moved" : "taken" };
  });
}
