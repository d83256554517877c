import { expect, it } from "vitest";
import { listClueParts } from "@/lib/ranking/prior";

const clue = (says: string, hundredths: number) => ({
  says,
  value: (hundredths / 100) * Math.LN10,
});

it("names what is linked and phrases of subjects, not words of style, and adds up to the whole", () => {
  const clues = [
    ...[clue("that emphasize", 9), clue("open code", 8), clue("paper propose", 7), clue("llm", 6)],
    ...[clue("linear attention", 5), clue("team size", 4), clue("constructor", 3)],
    ...[clue("image generation", 1), clue("speech", -5)],
  ];
  const value = clues.reduce((sum, one) => sum + one.value, 0);
  const parts = listClueParts({ value, clues });
  expect(parts.map(({ part, says }) => `${part}: ${says}`)).toEqual([
    "prior: open code",
    "prior: linear attention",
    "text: its other words, length and team",
  ]);
  expect(parts.reduce((sum, part) => sum + part.value, 0)).toBeCloseTo(0.38, 10);
});
