import type { IncomingMessage } from "node:http";
import { describe, expect, it } from "vitest";
import { rewriteForwarding } from "@/jobs/web/forwarding";

function rewrite(headers: Record<string, string>, trustedCount: number) {
  const request = { headers: { ...headers }, socket: { remoteAddress: "10.0.0.1" } };
  rewriteForwarding(request as unknown as IncomingMessage, trustedCount);
  return request.headers;
}

describe("headers about where a request came from", () => {
  it("are dropped when they come from a client, and the client's address is ours", () => {
    const forged = {
      "x-forwarded-for": "1.2.3.4",
      "x-forwarded-host": "evil.example",
      "x-forwarded-proto": "https",
      forwarded: "for=1.2.3.4",
      "x-real-ip": "1.2.3.4",
      "x-client-address": "1.2.3.4",
      "x-middleware-subrequest": "proxy",
      accept: "text/html",
    };
    expect(rewrite(forged, 0)).toEqual({
      accept: "text/html",
      "x-client-address": "10.0.0.1",
      "x-forwarded-for": "10.0.0.1",
    });
  });

  it("are believed as far as the trusted proxy wrote them", () => {
    const said = { "x-forwarded-for": "1.2.3.4, 203.0.113.9", "x-forwarded-proto": "https" };
    expect(rewrite(said, 1)).toEqual({
      "x-client-address": "203.0.113.9",
      "x-forwarded-for": "203.0.113.9",
      "x-forwarded-proto": "https",
    });
  });
});
