import { createHmac, timingSafeEqual } from "node:crypto";

/** A captured call is worthless after this (ms). */
const AGE_MAX_MS = 5 * 60_000;

/** Hex HMAC-SHA256(key, timestamp.body): what the X-Paperfeed-Signature header must hold. */
export function signReport(key: string, timestamp: string, body: string): string {
  return createHmac("sha256", key).update(`${timestamp}.${body}`).digest("hex");
}

/** Whether a call carries a right and recent signature. `timestamp`: seconds since 1970. */
export function isSigned(
  key: string,
  call: { timestamp: string | null; signature: string | null; body: string },
  now: Date,
): boolean {
  const at = Number(call.timestamp) * 1000;
  if (!call.timestamp || !(Math.abs(now.getTime() - at) <= AGE_MAX_MS)) return false;
  const expected = Buffer.from(signReport(key, call.timestamp, call.body));
  const given = Buffer.from(call.signature ?? "");
  return given.length === expected.length && timingSafeEqual(given, expected);
}
