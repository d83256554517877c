import { describe, expect, it } from "vitest";
import { formatReason } from "@/lib/ranking/explain";
import type { ScorePart } from "@/lib/ranking/score";

const clue = (says: string, value: number): ScorePart => ({ part: "prior", value, says });

describe("the reason of a card", () => {
  it("says a word once, by the longest phrase that has it", () => {
    const parts = [clue("long", 3), clue("long context", 2), clue("memory", 1)];
    expect(formatReason(parts)).toBe("rising before votes: long context, memory");
  });

  it("keeps words that are only part of another word", () => {
    const parts = [clue("model", 2), clue("modeling", 1)];
    expect(formatReason(parts)).toBe("rising before votes: model, modeling");
  });
});
