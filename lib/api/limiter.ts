import { networkOf } from "@/lib/allowances/key";

/** Hugging Face gives anonymous clients the same (hub-docs, rate-limits.md). */
export const REQUESTS_PER_WINDOW = 500;
export const WINDOW_SECONDS = 300;
/** Some ten megabytes; more clients than this at once are an attack, and the oldest are forgotten. */
const CLIENTS_MAX = 50_000;

export type Allowed = { isAllowed: boolean; remaining: number; resetSeconds: number };

/**
 * Counts requests per client network in fixed windows, in the memory of one process: a guard against
 * one greedy client, not an account. Bounded in memory whatever addresses come.
 */
export class RequestLimiter {
  private readonly counts = new Map<string, number>();
  private windowStart = 0;

  constructor(
    private readonly requestsMax = REQUESTS_PER_WINDOW,
    private readonly clientsMax = CLIENTS_MAX,
  ) {}

  take(address: string, now: Date): Allowed {
    const seconds = Math.floor(now.getTime() / 1000);
    const start = seconds - (seconds % WINDOW_SECONDS);
    if (start !== this.windowStart) this.counts.clear();
    this.windowStart = start;
    const network = networkOf(address);
    const used = (this.counts.get(network) ?? 0) + 1;
    if (used <= this.requestsMax) this.counts.set(network, used);
    if (this.counts.size > this.clientsMax) this.forgetOldest();
    return {
      isAllowed: used <= this.requestsMax,
      remaining: Math.max(0, this.requestsMax - used),
      resetSeconds: start + WINDOW_SECONDS - seconds,
    };
  }

  private forgetOldest(): void {
    for (const network of this.counts.keys()) {
      this.counts.delete(network);
      return;
    }
  }
}

/** The headers in exactly the form that Hugging Face's Python client reads. */
export function formatLimitHeaders(allowed: Allowed): Record<string, string> {
  return {
    RateLimit: `"api";r=${allowed.remaining};t=${allowed.resetSeconds}`,
    "RateLimit-Policy": `"fixed window";"api";q=${REQUESTS_PER_WINDOW};w=${WINDOW_SECONDS}`,
  };
}
