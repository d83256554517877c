import { describe, expect, it } from "vitest";
import { formatReason } from "@/lib/ranking/explain";
import type { ScorePart } from "@/lib/ranking/score";

const part = (name: string, says: string, value: number): ScorePart => ({
  part: name,
  value,
  says,
});
const clue = (says: string, value: number) => part("prior", says, value);

describe("the reason of a card", () => {
  it("says a word once, by the longest phrase that has it", () => {
    const parts = [clue("reasoning", 3), clue("mathematical reasoning", 2), clue("open code", 1)];
    expect(formatReason(parts)).toBe("before votes: mathematical reasoning, open code");
  });

  it("names subjects and what can be opened, and no other words, however much they count", () => {
    const parts = [clue("workflow", 9), clue("academic", 8), clue("video generation", 1)];
    expect(formatReason(parts)).toBe("before votes: video generation");
    expect(formatReason([...parts, part("upvotes", "41 upvotes", 5)])).toBe(
      "41 upvotes · video generation",
    );
  });

  it("says of a text that moved the paper by a day, but names no subject, that it did", () => {
    const rest = part("text", "its other words, length and team", 20);
    expect(formatReason([clue("workflow", 9), rest])).toBe(
      "before votes: reads like papers that were upvoted",
    );
    expect(formatReason([clue("workflow", 3), rest])).toBe("");
  });
});
