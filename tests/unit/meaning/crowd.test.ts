import { describe, expect, it } from "vitest";
import { isSurelyCrowd, TITLED_MAX } from "@/lib/meaning/reading/crowd";

const PAPERS = 1_000_000;

describe("a crowd of titles", () => {
  it("is known of one word by its count", () => {
    expect(isSurelyCrowd([TITLED_MAX], PAPERS)).toBe(false);
    expect(isSurelyCrowd([TITLED_MAX + 1], PAPERS)).toBe(true);
  });

  it("is expected of common words together, not where one of them is rare", () => {
    expect(isSurelyCrowd([200_000, 100_000], PAPERS)).toBe(true);
    expect(isSurelyCrowd([200_000, 100_000, 30_000], PAPERS)).toBe(false);
    expect(isSurelyCrowd([200_000, 100_000, 0], PAPERS)).toBe(false);
    expect(isSurelyCrowd([200_000, 3_000], PAPERS)).toBe(false);
  });

  it("is not seen where more titles are counted than the table was known to have", () => {
    expect(isSurelyCrowd([5_000, 300], 1_000)).toBe(false);
    expect(isSurelyCrowd([], 0)).toBe(false);
  });
});
