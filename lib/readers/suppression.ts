import { createHmac } from "node:crypto";

/** Tells whether an address is meant without keeping it. */
export function suppressionKey(secret: string, addressKey: string): string {
  return createHmac("sha256", secret).update(`suppression·${addressKey}`).digest("base64url");
}
