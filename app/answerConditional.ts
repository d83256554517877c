import { findValidators, isNotModified } from "@/lib/feeds/conditional";

/** A private one is for who asks alone: no cache on the way keeps it, no page elsewhere reads it. */
type Document = {
  body: string;
  type: string;
  modifiedAt: Date;
  isPrivate?: boolean;
  /** What the answer's Link header says (RFC 8288). */
  links?: { rel: string; url: string }[];
};

const SHARED = {
  "Cache-Control": "public, max-age=60, stale-while-revalidate=300",
  "Access-Control-Allow-Origin": "*",
};
const PRIVATE = { "Cache-Control": "private, no-store" };

/** A document with a strong ETag, or 304 without a body for a client that has this state of it. */
export function answerConditional(
  request: Request,
  { body, type, modifiedAt, isPrivate, links = [] }: Document,
): Response {
  const { etag, lastModified } = findValidators(body, modifiedAt);
  const conditions = {
    ifNoneMatch: request.headers.get("if-none-match"),
    ifModifiedSince: request.headers.get("if-modified-since"),
  };
  const headers = {
    ETag: etag,
    "Last-Modified": lastModified,
    ...(isPrivate ? PRIVATE : SHARED),
    ...(links.length > 0
      ? { Link: links.map(({ rel, url }) => `<${url}>; rel="${rel}"`).join(", ") }
      : {}),
  };
  if (isNotModified(conditions, { etag, lastModified })) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(body, { headers: { ...headers, "Content-Type": type } });
}
