import { expect, test } from "vitest";
import { backOffMs, parseRetryAfter } from "@/lib/sources/pause";

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
