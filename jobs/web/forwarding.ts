import type { IncomingMessage } from "node:http";
import { CLIENT_HEADER, findClientAddress } from "@/lib/network/client";

/**
 * What a proxy or Next itself would say, and a client must not: where a request came from, and
 * Next's own notes on routing, which have let clients step past checks before (CVE-2025-29927).
 */
const RESERVED = /^(?:forwarded|x-forwarded-.*|x-real-ip|x-client-.*|x-middleware-.*|x-invoke-.*)$/;

/** Leaves a request with only the forwarding facts that `trustedCount` proxies vouch for. */
export function rewriteForwarding(request: IncomingMessage, trustedCount: number): void {
  const { headers, socket } = request;
  const forwardedFor = [headers["x-forwarded-for"]].flat().join(",");
  const scheme = [headers["x-forwarded-proto"]].flat().at(-1);
  const address = findClientAddress(
    { remoteAddress: socket.remoteAddress, forwardedFor },
    trustedCount,
  );
  for (const name of Object.keys(headers)) {
    if (RESERVED.test(name)) delete headers[name];
  }
  headers[CLIENT_HEADER] = address;
  headers["x-forwarded-for"] = address;
  if (trustedCount > 0 && scheme === "https") headers["x-forwarded-proto"] = scheme;
}
