import { describe, expect, it } from "vitest";
import { parseNext, signInPath } from "@/lib/paths/next";

describe("where to go after signing in", () => {
  it.each([
    "/",
    "/papers/2601.00001",
    "/papers/hep-th/9901001",
    "/tags/agents,speech",
    "/search?q=a%20b",
  ])("takes %s", (path) =>
    expect(parseNext(path.replace(",", "%2C"))).toBe(path.replace(",", "%2C")),
  );

  it.each([
    "",
    "papers",
    "//elsewhere.example",
    "/\\elsewhere.example",
    "https://elsewhere.example",
    "/a;b",
    "/a\r\nSet-Cookie: x",
    `/${"a".repeat(300)}`,
  ])("refuses %j", (path) => expect(parseNext(path)).toBeNull());

  it("survives the way through the address", () => {
    const address = new URL(signInPath("/papers/hep-th/9901001"), "http://localhost");
    expect(parseNext(address.searchParams.get("next") ?? undefined)).toBe("/papers/hep-th/9901001");
  });
});
