import { DIMENSIONS_MAX, settings } from "@/lib/env";
import { keepBriefly } from "@/lib/kept/briefly";
import { log } from "@/lib/log";
import { SourceFault } from "@/lib/sources/fault";
import { fetchAnswer } from "@/lib/sources/fetch";
import { afterFault, isClosed, letThrough, SOUND } from "../breaker";
import { composeTerms } from "../compose";
import { describeEndpoint, type Endpoint } from "../endpoint";
import { parseAnswer } from "../parse";

/** What a reader may be kept waiting beside words, which take some tens of milliseconds. */
const PATIENCE_MS = 300;
/** A late answer is still kept for whoever asks the same next, and a model gets time to be loaded. */
const LIMITS = { deadlineMs: 5_000, bytesMax: 1024 * 1024 };
/** People turn pages and repeat themselves; a vector of a thousand numbers is 4 KB. */
const KEPT = { keptMs: 10 * 60_000, max: 500 };
/** A question longer than this has said what it is about. */
const QUESTION_LETTERS = 1_000;

let breaker = SOUND;

/** For tests: as in a process that has not asked yet. */
export function forgetFaults(): void {
  breaker = SOUND;
}

/**
 * Where a question stands in the endpoint's space, one long; null without an endpoint, and whenever it
 * fails or keeps a reader waiting. After three faults in a row it is left alone for half a minute and
 * longer, so that a dead one costs nothing.
 */
export async function embedAsked(text: string): Promise<Float32Array | null> {
  const endpoint = describeEndpoint(settings());
  if (!endpoint) return null;
  const key = JSON.stringify([endpoint.address, endpoint.method, text.slice(0, QUESTION_LETTERS)]);
  // Why it failed was noted where it did.
  const answer = vectors(key).catch(() => null);
  return Promise.race([answer, giveUp(PATIENCE_MS)]);
}

const vectors = keepBriefly(async (key) => {
  const endpoint = describeEndpoint(settings());
  const text = (JSON.parse(key) as string[])[2] ?? "";
  const since = performance.now();
  if (!endpoint || isClosed(breaker, since)) throw new Error("The endpoint is not asked now.");
  breaker = letThrough(breaker, since);
  const late = setTimeout(() => noteFault(`No answer in ${PATIENCE_MS} ms.`, null), PATIENCE_MS);
  try {
    const vector = await fetchVector(endpoint, text);
    if (performance.now() - since <= PATIENCE_MS) breaker = SOUND;
    return vector;
  } catch (error) {
    const wantsMs = error instanceof SourceFault ? error.retryAfterMs : null;
    // What came late was counted when it was.
    if (performance.now() - since <= PATIENCE_MS || wantsMs) noteFault(String(error), wantsMs);
    throw error;
  } finally {
    clearTimeout(late);
  }
}, KEPT);

async function fetchVector(endpoint: Endpoint, text: string): Promise<Float32Array> {
  const terms = composeTerms(endpoint, [text]);
  const answer = await fetchAnswer(endpoint.address, LIMITS, undefined, terms);
  const { dimensions, key } = endpoint;
  const wanted = { count: 1, dimensions, dimensionsMax: DIMENSIONS_MAX, secret: key };
  const reading = parseAnswer(answer, wanted);
  if (reading.outcome === "unreadable") throw new SourceFault("refused", reading.reason);
  const [vector] = reading.vectors;
  if (!vector) throw new SourceFault("broken", "No vector came.");
  return vector;
}

/** Said once a pause, not at every question. */
function noteFault(reason: string, wantsMs: number | null): void {
  const at = performance.now();
  breaker = afterFault(breaker, at, wantsMs);
  if (!isClosed(breaker, at)) return;
  const seconds = Math.round((breaker.closedUntil - at) / 1000);
  log.warn("embeddings endpoint is left alone", { seconds, reason });
}

function giveUp(afterMs: number): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), afterMs).unref());
}
