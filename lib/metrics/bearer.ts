import { createHash, timingSafeEqual } from "node:crypto";

/**
 * Whether an Authorization header carries the token (RFC 6750, 2.1). Both are hashed first, so that
 * the comparison takes as long whatever is given, its length included.
 */
export function isBearer(header: string | null, token: string): boolean {
  const given = /^Bearer +(\S+)$/i.exec(header ?? "")?.[1] ?? "";
  return timingSafeEqual(digest(given), digest(token));
}

const digest = (text: string) => createHash("sha256").update(text).digest();
