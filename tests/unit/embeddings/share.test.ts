import { describe, expect, it } from "vitest";
import { hasOutgrownCells, judgeShare } from "@/lib/embeddings/settle/share";

describe("a space of vectors", () => {
  it("answers from 98 of 100 papers on, and then down to 90", () => {
    expect(judgeShare(979, 1_000, false)).toBe(false);
    expect(judgeShare(980, 1_000, false)).toBe(true);
    expect(judgeShare(900, 1_000, true)).toBe(true);
    expect(judgeShare(899, 1_000, true)).toBe(false);
    expect(judgeShare(0, 0, true)).toBe(false);
  });

  it("gets cells when it is too large for one, and new ones when it has grown by a quarter", () => {
    expect(hasOutgrownCells(0, 2_000)).toBe(false);
    expect(hasOutgrownCells(0, 2_001)).toBe(true);
    expect(hasOutgrownCells(10_000, 12_499)).toBe(false);
    expect(hasOutgrownCells(10_000, 12_500)).toBe(true);
  });
});
