/** How an endpoint did lately; times are of a clock that only goes forward, in milliseconds. */
export type Breaker = { faultCount: number; closedUntil: number };

export const SOUND: Breaker = { faultCount: 0, closedUntil: 0 };

/** One slow answer is chance, three in a row are not. */
const FAULTS_MAX = 3;
/** Questions that fall back meanwhile lose some meaning, not time; doubled with each further fault. */
const PAUSE_MS = 30_000;
const PAUSE_MAX_MS = 5 * 60_000;
/** While one question tries, the others do not wait for what it learns. */
const TRIAL_MS = 5_000;

export const isClosed = (breaker: Breaker, at: number): boolean => at < breaker.closedUntil;

/** Whoever asks after a pause asks alone: it is closed again until the answer is there. */
export function letThrough(breaker: Breaker, at: number): Breaker {
  return breaker.faultCount < FAULTS_MAX ? breaker : { ...breaker, closedUntil: at + TRIAL_MS };
}

/** After a fault, an answer that came too late included. `wantsMs` is what the endpoint asked for itself. */
export function afterFault(breaker: Breaker, at: number, wantsMs: number | null): Breaker {
  const faultCount = breaker.faultCount + 1;
  const excess = faultCount - FAULTS_MAX;
  const ownMs = excess < 0 ? 0 : Math.min(PAUSE_MS * 2 ** excess, PAUSE_MAX_MS);
  return { faultCount, closedUntil: at + Math.min(Math.max(ownMs, wantsMs ?? 0), PAUSE_MAX_MS) };
}
