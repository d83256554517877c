import { describe, expect, it, test } from "vitest";
import { backOffMs, parseQuotaReset, parseRetryAfter } from "@/lib/sources/pause";

const NOW = new Date("2026-11-23T12:00:00Z");

test("pauses double with every attempt, up to a limit, and two clients never agree on one", () => {
  expect([2, 3, 4].map((attempt) => backOffMs(attempt, 5000, 1))).toEqual([5000, 10_000, 20_000]);
  expect(backOffMs(2, 5000, 0)).toBe(2500);
  expect(backOffMs(50, 5000, 1)).toBe(300_000);
});

test.each([
  ["120", 120_000],
  ["0", 0],
  ["Mon, 23 Nov 2026 12:00:30 GMT", 30_000],
  ["Mon, 23 Nov 2026 11:00:00 GMT", 0],
  ["soon", null],
  ["", null],
  [null, null],
])("Retry-After %s asks for %s ms", (value, ms) => {
  expect(parseRetryAfter(value, NOW)).toBe(ms);
});

describe("parseQuotaReset", () => {
  const now = new Date("2026-01-05T12:00:00Z");
  const wait = (remaining: string, reset: string) =>
    parseQuotaReset(
      new Headers({ "x-ratelimit-remaining": remaining, "x-ratelimit-reset": reset }),
      now,
    );

  it("reads an instant since 1970 and seconds from now", () => {
    expect(wait("0", String(now.getTime() / 1000 + 90))).toBe(90_000);
    expect(wait("0", "90")).toBe(90_000);
  });

  it("asks for no wait while there is quota left, or when it cannot be read", () => {
    expect(wait("1", "90")).toBeNull();
    expect(wait("0", "soon")).toBeNull();
    expect(parseQuotaReset(new Headers(), now)).toBeNull();
  });
});
