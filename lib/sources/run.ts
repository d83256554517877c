import { SourceFault } from "./fault";
import { type Answer, DEFAULT_LIMITS, type FetchLimits, fetchAnswer, type Terms } from "./fetch";
import { backOffMs } from "./pause";
import { type Turn, withTurn } from "./store";

export type Manners = {
  /** Row of `sources` whose lock all requests share. */
  source: string;
  /** Between the end of one request and the start of the next. */
  pauseMs: number;
  /** After the first fault; doubled with each further one. */
  firstBackOffMs: number;
  triesMax: number;
  /** A longer wait ends the run instead; the next one finds the source ready again. */
  waitMaxMs: number;
  limits: FetchLimits;
  terms?: Terms;
  /** 0..1, for the jitter. */
  random: () => number;
};

/** arXiv terms of use (tou.md): one request per three seconds, one connection, over all machines. */
export const ARXIV_MANNERS: Manners = {
  source: "arxiv",
  pauseMs: 3000,
  // "A few seconds", as arXiv advises for a 503.
  firstBackOffMs: 5000,
  triesMax: 4,
  waitMaxMs: 120_000,
  limits: DEFAULT_LIMITS,
  random: Math.random,
};

/** 500 calls in five minutes are allowed to the nameless (hub-docs, rate-limits); we make a few an hour. */
export const HF_MANNERS: Manners = { ...ARXIV_MANNERS, source: "hf", pauseMs: 1000 };

/** Numbers that adorn a paper: short answers, few tries, and no run that waits for them. */
const SIGNAL_MANNERS: Manners = {
  ...ARXIV_MANNERS,
  pauseMs: 1000,
  triesMax: 2,
  waitMaxMs: 30_000,
  limits: { deadlineMs: 20_000, bytesMax: 4 * 1024 * 1024 },
};

/** GitHub asks for requests one after the other ("Best practices for using the REST API"). */
export const GITHUB_MANNERS: Manners = { ...SIGNAL_MANNERS, source: "github" };

/** 10,000 requests an hour are allowed (hn.algolia.com/api); we make a few dozen. */
export const HN_MANNERS: Manners = { ...SIGNAL_MANNERS, source: "hn" };
/** 100,000 credits a day are allowed, ten a list (docs.openalex.org); we make two lists an hour. */
export const OPENALEX_MANNERS: Manners = { ...SIGNAL_MANNERS, source: "openalex" };

type Outcome<T> = { answer: T } | { fault: SourceFault };

/**
 * Asks a source and reads its answer, trying again after faults that may pass. `read` throws a
 * SourceFault for an answer that is not what it should be. Throws the last fault.
 */
export async function askSource<T>(
  address: string,
  manners: Manners,
  read: (answer: Answer) => T,
  signal?: AbortSignal,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await withTurn<Outcome<T>>(manners.source, manners.waitMaxMs, () =>
      attemptOnce(address, manners, attempt, read, signal),
    );
    if (outcome === null) {
      throw new SourceFault("limited", `${manners.source} asked to be left alone for a while.`);
    }
    if ("answer" in outcome) return outcome.answer;
    const isLast = attempt >= manners.triesMax || !outcome.fault.isRetryable || signal?.aborted;
    // Without a network, trying again only delays what can be done without it.
    if (isLast || outcome.fault.kind === "unreachable") throw outcome.fault;
  }
}

async function attemptOnce<T>(
  address: string,
  manners: Manners,
  attempt: number,
  read: (answer: Answer) => T,
  signal?: AbortSignal,
): Promise<Turn<Outcome<T>>> {
  try {
    const answer = read(await fetchAnswer(address, manners.limits, signal, manners.terms));
    return { value: { answer }, pauseMs: manners.pauseMs };
  } catch (error) {
    if (!(error instanceof SourceFault)) throw error;
    const asked =
      error.retryAfterMs ?? backOffMs(attempt + 1, manners.firstBackOffMs, manners.random());
    const pauseMs = error.kind === "unreachable" ? 0 : Math.max(manners.pauseMs, asked);
    return { value: { fault: error }, pauseMs };
  }
}
