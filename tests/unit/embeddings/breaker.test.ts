import { describe, expect, it } from "vitest";
import { afterFault, isClosed, letThrough, SOUND } from "@/lib/embeddings/breaker";

const failed = (times: number, at = 0) => {
  let breaker = SOUND;
  for (let time = 0; time < times; time++) breaker = afterFault(breaker, at, null);
  return breaker;
};

describe("an endpoint that fails", () => {
  it("is asked until the third fault in a row, then not for half a minute", () => {
    expect(isClosed(failed(2), 0)).toBe(false);
    expect(isClosed(failed(3), 29_999)).toBe(true);
    expect(isClosed(failed(3), 30_000)).toBe(false);
  });

  it("is left alone twice as long each time, and five minutes at most", () => {
    expect(failed(4).closedUntil).toBe(60_000);
    expect(failed(20).closedUntil).toBe(300_000);
  });

  it("is tried by one question while the others go on without it", () => {
    const trying = letThrough(failed(3), 30_000);
    expect(isClosed(trying, 30_001)).toBe(true);
    expect(isClosed(trying, 35_000)).toBe(false);
    expect(letThrough(SOUND, 30_000)).toBe(SOUND);
  });

  it("is left alone as long as it asks, but not for an hour", () => {
    expect(afterFault(SOUND, 0, 40_000).closedUntil).toBe(40_000);
    expect(afterFault(SOUND, 0, 3_600_000).closedUntil).toBe(300_000);
  });
});
