import { describe, expect, it } from "vitest";
import { findBursts } from "@/lib/tags/burst";

const totals = new Array(20).fill(100);
const weeks = (past: number, recent: number) => [
  ...new Array(16).fill(past),
  ...new Array(4).fill(recent),
];
const phrases = (usages: { phrase: string; counts: number[] }[]) =>
  findBursts(usages, totals).map((burst) => burst.phrase);

describe("a burst", () => {
  it("is a phrase whose share rose far above its past", () => {
    const [burst] = findBursts(
      [{ phrase: "model context protocol", counts: weeks(1, 10) }],
      totals,
    );
    expect(burst).toMatchObject({ recentCount: 40 });
    expect(burst?.growth).toBeCloseTo(0.1 / (16.5 / 1601), 5);
  });

  it("is not a phrase that was always common", () => {
    expect(phrases([{ phrase: "language model", counts: weeks(50, 60) }])).toEqual([]);
  });

  it("is not a phrase of a handful of papers, however new", () => {
    expect(phrases([{ phrase: "gronkle", counts: weeks(0, 1) }])).toEqual([]);
  });

  it("is not a phrase that rose only because more papers of all kinds came", () => {
    const more = [...new Array(16).fill(20), ...new Array(4).fill(200)];
    expect(findBursts([{ phrase: "vision", counts: weeks(2, 20) }], more)).toEqual([]);
  });

  it("is told by the fuller phrase when a part of it rises along", () => {
    const rise = weeks(0, 9);
    expect(
      phrases([
        { phrase: "context protocol", counts: rise },
        { phrase: "model context protocol", counts: rise },
      ]),
    ).toEqual(["model context protocol"]);
  });

  it("cannot be found without a past", () => {
    expect(findBursts([{ phrase: "new", counts: [9, 9, 9, 9] }], [10, 10, 10, 10])).toEqual([]);
  });
});
