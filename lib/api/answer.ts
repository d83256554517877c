import type { z } from "zod";
import { findValidators, isNotModified } from "@/lib/feeds/conditional";
import { type Allowed, formatLimitHeaders, RequestLimiter } from "./limiter";
import { parseParameters } from "./parameters";

/** What a read of the API came to. `nextSearch` is the query string of the page after this one. */
export type Outcome =
  | { outcome: "found"; body: unknown; nextSearch?: string }
  | { outcome: "malformed"; error: string }
  | { outcome: "unknown"; error: string };

type Read<S extends z.ZodObject> = {
  request: Request;
  /** The address of the client, as the web process vouches for it. */
  client: string;
  /** Where the site is reached, for absolute links. */
  appUrl: string;
  now: Date;
  schema: S;
  read: (query: z.infer<S>) => Promise<Outcome>;
};

/** As long as a cached page: an API answer is never older than what a browser shows. */
const CACHE_CONTROL = "public, max-age=60, stale-while-revalidate=300";
/** Any page may read the API from a browser; nothing in it is personal. */
export const CORS: Record<string, string> = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "Link, ETag, RateLimit, RateLimit-Policy, Retry-After",
};
const STATUS = { malformed: 400, unknown: 404 } as const;

const limiter = new RequestLimiter();

/** Counts the request, checks its parameters, reads, and answers in Hugging Face's form. */
export async function answerRead<S extends z.ZodObject>(read: Read<S>): Promise<Response> {
  const allowed = limiter.take(read.client, read.now);
  if (!allowed.isAllowed) return refuse(allowed);
  const { searchParams, pathname } = new URL(read.request.url);
  const parameters = parseParameters(read.schema, searchParams);
  const result: Outcome =
    "error" in parameters
      ? { outcome: "malformed", error: parameters.error }
      : await read.read(parameters.query);
  const headers = { ...CORS, ...formatLimitHeaders(allowed) };
  if (result.outcome !== "found") return answerError(STATUS[result.outcome], result.error, headers);
  const next = result.nextSearch && `<${read.appUrl}${pathname}?${result.nextSearch}>; rel="next"`;
  return answerFound(read.request, result.body, { ...headers, ...(next ? { Link: next } : {}) });
}

/** What a browser asks before it reads with headers of its own (CORS preflight). */
export function answerPreflight(): Response {
  const headers = {
    ...CORS,
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    // The star does not stand for this one (Fetch standard, "CORS non-wildcard request-header name").
    "Access-Control-Allow-Headers": "Authorization, *",
    "Access-Control-Max-Age": "86400",
  };
  return new Response(null, { status: 204, headers });
}

function answerFound(request: Request, body: unknown, headers: Record<string, string>): Response {
  const text = JSON.stringify(body);
  const validators = findValidators(text, new Date(0));
  const all = { ...headers, ETag: validators.etag, "Cache-Control": CACHE_CONTROL };
  const conditions = { ifNoneMatch: request.headers.get("if-none-match"), ifModifiedSince: null };
  if (isNotModified(conditions, validators))
    return new Response(null, { status: 304, headers: all });
  return new Response(text, {
    headers: { ...all, "Content-Type": "application/json; charset=utf-8" },
  });
}

function answerError(status: number, error: string, headers: Record<string, string>): Response {
  return Response.json(
    { error },
    { status, headers: { ...headers, "X-Error-Message": error, "Cache-Control": "no-store" } },
  );
}

function refuse(allowed: Allowed): Response {
  const error = `Too many requests: try again in ${allowed.resetSeconds} seconds.`;
  const headers = { ...formatLimitHeaders(allowed), "Retry-After": String(allowed.resetSeconds) };
  return answerError(429, error, { ...CORS, ...headers });
}
