import { createHash } from "node:crypto";

/** What identifies one state of a document to a client that asks again. */
export type Validators = { etag: string; lastModified: string };
/** The request's headers of the same names; null when absent, as Headers.get returns. */
export type Conditions = { ifNoneMatch: string | null; ifModifiedSince: string | null };

/** A strong ETag: equal exactly when the bytes are. */
export function findValidators(body: string, modifiedAt: Date): Validators {
  const hash = createHash("sha256").update(body).digest("base64url").slice(0, 27);
  return { etag: `"${hash}"`, lastModified: modifiedAt.toUTCString() };
}

/**
 * Whether 304 answers the request (RFC 9110, 13.1.2, 13.1.3 and 13.2.2): If-Modified-Since counts
 * only where there is no If-None-Match. Weak comparison: a proxy that compresses makes W/"…" of it.
 */
export function isNotModified(conditions: Conditions, current: Validators): boolean {
  const { ifNoneMatch, ifModifiedSince } = conditions;
  if (ifNoneMatch !== null) return findListedTag(ifNoneMatch, current.etag) !== null;
  if (ifModifiedSince === null) return false;
  const since = Date.parse(ifModifiedSince);
  return !Number.isNaN(since) && Date.parse(current.lastModified) <= since;
}

/**
 * The tag as a client has it, of those it lists: of whichever encoding it was sent, as all are one
 * content. Null when it has another content.
 */
export function findListedTag(header: string, etag: string): string | null {
  if (header.trim() === "*") return etag;
  const listed = header.match(/(?:W\/)?"[^"]*"/g) ?? [];
  return listed.find((one) => bareTag(one) === bareTag(etag)) ?? null;
}

const bareTag = (tag: string) => tag.replace(/^W\//, "").replace(/-(?:br|gzip)"$/, '"');
