const SECOND_MS = 1000;
const PAUSE_MAX_MS = 5 * 60 * SECOND_MS;

/**
 * The pause before attempt number `attempt` (2, 3, …), between half and all of a step that doubles from
 * `firstMs`, so that many clients turned away together do not come back together. `random` is 0..1.
 */
export function backOffMs(attempt: number, firstMs: number, random: number): number {
  const step = Math.min(firstMs * 2 ** (attempt - 2), PAUSE_MAX_MS);
  return Math.round(step * (0.5 + random / 2));
}

/** Retry-After (RFC 9110 10.2.3): seconds or an HTTP date. Null when absent or unreadable. */
export function parseRetryAfter(value: string | null, now: Date): number | null {
  if (!value) return null;
  if (/^\s*\d{1,9}\s*$/.test(value)) return Number(value) * SECOND_MS;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}

/** Larger than any number of seconds to wait: an instant since 1970, as GitHub states it. */
const EPOCH_SECONDS = 1_000_000_000;

/**
 * How long until a quota that is used up is whole again: x-ratelimit-reset, an instant at GitHub
 * ("Rate limits for the REST API"), seconds from now at OpenAlex. Null when some of it is left.
 */
export function parseQuotaReset(headers: Headers, now: Date): number | null {
  const reset = headers.get("x-ratelimit-reset") ?? "";
  if (headers.get("x-ratelimit-remaining") !== "0" || !/^\d{1,11}$/.test(reset)) return null;
  const seconds = Number(reset);
  if (seconds < EPOCH_SECONDS) return seconds * SECOND_MS;
  return Math.max(0, seconds * SECOND_MS - now.getTime());
}
