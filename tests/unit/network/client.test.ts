import { describe, expect, it } from "vitest";
import { findClientAddress } from "@/lib/network/client";

const remoteAddress = "10.0.0.1";
const find = (forwardedFor: string | undefined, trustedCount: number) =>
  findClientAddress({ remoteAddress, forwardedFor }, trustedCount);

describe("the client's address", () => {
  it("is that of the connection when no proxy is trusted, whatever a header says", () => {
    expect(find("203.0.113.9", 0)).toBe(remoteAddress);
  });

  it("is what the one trusted proxy was called from, not what the client wrote before it", () => {
    expect(find("198.51.100.1, 203.0.113.9", 1)).toBe("203.0.113.9");
  });

  it("is counted from the right for several proxies", () => {
    expect(find("198.51.100.1, 203.0.113.9, 10.0.0.2", 2)).toBe("203.0.113.9");
  });

  it("is the farthest known one when the list is shorter than the proxies", () => {
    expect(find("203.0.113.9", 3)).toBe("203.0.113.9");
    expect(find(undefined, 1)).toBe(remoteAddress);
  });

  it("is plain for IPv4 on a socket for both", () => {
    const from = { remoteAddress: "::ffff:192.0.2.7", forwardedFor: undefined };
    expect(findClientAddress(from, 0)).toBe("192.0.2.7");
  });
});
