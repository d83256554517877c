import { createHash, randomBytes } from "node:crypto";

export type SinglePurpose = "confirm" | "signin" | "move";

/** How long a mailed single-use link works (ms). Two days let a weekend's greylisting pass. */
export const TOKEN_LIFETIME_MS: Record<SinglePurpose, number> = {
  confirm: 48 * 3_600_000,
  signin: 30 * 60_000,
  move: 48 * 3_600_000,
};

/** 256 bits of chance for the link, and the hash that alone is stored. */
export function mintToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString("base64url");
  return { token, hash: hashToken(token) };
}

/**
 * What the table is asked for. A token is found by its hash, so how long a comparison takes tells
 * nothing about a token.
 */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** Whether a text has the form of a single-use token, before any query. */
export const looksLikeToken = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text);
