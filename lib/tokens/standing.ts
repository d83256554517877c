import { createHmac, timingSafeEqual } from "node:crypto";

/** What a standing token may do; a token of one purpose is worth nothing for another. */
export type StandingPurpose = "unsubscribe" | "preferences" | "feed" | "view" | `session.${number}`;

/** Whose token it is. For "view" the subject is a delivery, which has no version. */
export type TokenSubject = { id: number | bigint; version: number };

const TOKEN_PATTERN = /^([1-9]\d{0,18})-([A-Za-z0-9_-]{43})$/;

/**
 * A token that lasts until the reader's token version is raised: id, then
 * HMAC-SHA256(secret, purpose · id · version). Nothing is stored for it.
 */
export function formatStandingToken(
  secret: string,
  purpose: StandingPurpose,
  subject: TokenSubject,
): string {
  return `${subject.id}-${sign(secret, purpose, subject).toString("base64url")}`;
}

/** The id a token claims to be for, to look up its version; null when it is no token at all. */
export function parseStandingToken(token: string): { id: bigint } | null {
  const match = TOKEN_PATTERN.exec(token);
  return match?.[1] ? { id: BigInt(match[1]) } : null;
}

/** Whether the token was made with this secret for this purpose and subject. Constant time. */
export function isStandingToken(
  secret: string,
  purpose: StandingPurpose,
  subject: TokenSubject,
  token: string,
): boolean {
  const given = Buffer.from(TOKEN_PATTERN.exec(token)?.[2] ?? "", "base64url");
  const expected = sign(secret, purpose, subject);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const sign = (secret: string, purpose: StandingPurpose, subject: TokenSubject): Buffer =>
  createHmac("sha256", secret).update(`${purpose}·${subject.id}·${subject.version}`).digest();
