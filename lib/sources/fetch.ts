import { settings } from "@/lib/env";
import { SourceFault } from "./fault";
import { parseQuotaReset, parseRetryAfter } from "./pause";

export type Answer = { status: number; body: string; headers: Headers };

export type FetchLimits = {
  /** For the whole answer, body included: a server that drips a byte a second must not hold us. */
  deadlineMs: number;
  bytesMax: number;
};

/**
 * What a request says besides our name, and which statuses are answers besides 200..299 and 400. With
 * a body it is a POST.
 */
export type Terms = { headers?: Record<string, string>; accepts?: number[]; body?: string };

export const DEFAULT_LIMITS: FetchLimits = {
  // arXiv's slowest pages of 2,000 records take about half a minute.
  deadlineMs: 90_000,
  bytesMax: 64 * 1024 * 1024,
};
const REDIRECTS_MAX = 3;
const VERSION = "0.1.0";

/**
 * One request with our name on it, a GET unless it has a body. Any status of 200..299 or 400 is an answer, as arXiv explains itself in
 * both; everything else throws a SourceFault that says what happened.
 */
export async function fetchAnswer(
  address: string,
  limits: FetchLimits = DEFAULT_LIMITS,
  signal?: AbortSignal,
  terms: Terms = {},
): Promise<Answer> {
  const deadline = AbortSignal.timeout(limits.deadlineMs);
  const either = signal ? AbortSignal.any([deadline, signal]) : deadline;
  try {
    const response = await follow(address, either, terms);
    if (!terms.accepts?.includes(response.status)) rejectStatus(response);
    return {
      status: response.status,
      headers: response.headers,
      body: await readBody(response, limits.bytesMax),
    };
  } catch (error) {
    throw toFault(error, deadline.aborted ? limits.deadlineMs : null, address);
  }
}

async function follow(
  address: string,
  signal: AbortSignal,
  { headers: own = {}, body }: Terms,
): Promise<Response> {
  let url = address;
  const { origin } = new URL(address);
  for (let hops = 0; hops <= REDIRECTS_MAX; hops += 1) {
    // A token is for the host it was made for, never for where that host sends us.
    const headers = { ...introduction(), ...(new URL(url).origin === origin ? own : {}) };
    const sent = body === undefined ? {} : { method: "POST", body };
    const response = await fetch(url, { redirect: "manual", signal, headers, ...sent });
    const target = response.headers.get("location");
    if (response.status < 300 || response.status > 399 || !target) return response;
    await response.body?.cancel();
    url = new URL(target, url).href;
    if (!/^https?:/.test(url)) break;
  }
  throw new SourceFault("refused", `More than ${REDIRECTS_MAX} redirects.`);
}

const introduction = () => ({
  "user-agent": `Paperfeed/${VERSION} (+${settings().APP_URL})`,
  accept: "application/atom+xml, application/rss+xml, application/xml, application/json;q=0.9",
});

function rejectStatus(response: Response): void {
  const { status } = response;
  if (response.ok || status === 400) return;
  void response.body?.cancel();
  const now = new Date();
  const wait =
    parseRetryAfter(response.headers.get("retry-after"), now) ??
    parseQuotaReset(response.headers, now);
  const asks = wait === null ? "" : `, come back in ${Math.ceil(wait / 1000)} s`;
  // A refusal with a time to come back is a limit, too: GitHub says 403 for both.
  if (status === 429 || status === 503 || (status === 403 && wait !== null)) {
    throw new SourceFault("limited", `HTTP ${status}${asks}.`, wait);
  }
  throw new SourceFault(status >= 500 ? "broken" : "refused", `HTTP ${status}${asks}.`, wait);
}

async function readBody(response: Response, bytesMax: number): Promise<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > bytesMax) {
      await reader?.cancel();
      throw new SourceFault("cut", `The answer is larger than ${bytesMax} bytes.`);
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}

/** Codes that mean nobody was reached, as opposed to a connection that broke while talking. */
const UNREACHABLE =
  /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT|ENETDOWN|EPROTO|CERT_|DEPTH_ZERO)/;

function toFault(error: unknown, deadlineMs: number | null, address: string): SourceFault {
  if (error instanceof SourceFault) return error;
  const { host } = new URL(address);
  if (deadlineMs !== null) {
    const reason = `${host} did not finish its answer within ${deadlineMs / 1000} s.`;
    return new SourceFault("cut", reason, null, { cause: error });
  }
  const code = findCode(error);
  if (UNREACHABLE.test(code)) {
    return new SourceFault("unreachable", `${host} cannot be reached (${code}).`, null, {
      cause: error,
    });
  }
  return new SourceFault("cut", `The connection to ${host} broke (${code}).`, null, {
    cause: error,
  });
}

function findCode(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ("code" in error && typeof error.code === "string") return error.code;
  return error.cause instanceof Error ? findCode(error.cause) : error.message;
}
