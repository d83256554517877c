import { createHash } from "node:crypto";
import { dropFramework, isDocument } from "./document";
import { isShared } from "./encoding";
import { FAULT_PAGE, FAULT_POLICY } from "./fault";
import type { Rendered } from "./renderAlone";

/** An answer as it is kept and sent: every visitor gets these bytes, or their compressed form. */
export type SharedPage = {
  status: number;
  headers: Record<string, string | string[]>;
  body: Buffer;
  /** Whether it may be kept: a good answer that says it is for everybody. */
  isKept: boolean;
  isCompressible: boolean;
};

/** Bytes below which headers weigh more than what compression saves. */
const COMPRESSIBLE_MIN = 1_024;

/** Ours to say, or notes of Next about a cache that is not in use. */
const DROPPED =
  /^(?:content-length|connection|keep-alive|date|transfer-encoding|vary|etag|x-(?:nextjs|middleware)-.*)$/;

/**
 * For caches in front of us: a minute, and four more while they ask again, counted by Age from when
 * it was made. Browsers ask each time, and mostly hear that nothing changed.
 */
const CACHE_CONTROL = "s-maxage=60, stale-while-revalidate=240";

/** Pure: what was rendered, made fit to be sent to anybody; `isPage` as of its address. */
export function finishPage(
  { status, headers, body, isPlain }: Rendered,
  isPage = false,
): SharedPage {
  const isGoodPage = isPage && status === 200;
  const cacheControl = isGoodPage ? CACHE_CONTROL : String(headers["cache-control"] ?? "");
  const facts = {
    cacheControl,
    contentType: String(headers["content-type"] ?? ""),
    isEncoded: headers["content-encoding"] !== undefined,
  };
  const isText = isDocument(facts.contentType);
  const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => !DROPPED.test(name)));
  if (isText && status >= 500) {
    const policy = { ...kept, "content-security-policy": FAULT_POLICY };
    return { status, headers: policy, body: FAULT_PAGE, ...NOT_KEPT };
  }
  const sent = isText && !isPlain ? dropFramework(body) : body;
  const isKept = status === 200 && isShared(facts) && headers["set-cookie"] === undefined;
  const tag: Rendered["headers"] = isKept ? { etag: composeTag(sent) } : {};
  const all = { ...kept, ...tag, "cache-control": cacheControl, vary: "Accept-Encoding" };
  const isCompressible = isKept && sent.length >= COMPRESSIBLE_MIN;
  return { status, headers: all, body: sent, isKept, isCompressible };
}

/** Faults and wrong addresses are made anew, and not worth compressing. */
const NOT_KEPT = { isKept: false, isCompressible: false };

/** Of the bytes before any encoding, which answers name in it. */
const composeTag = (body: Buffer): string =>
  `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
