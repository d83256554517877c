import { describe, expect, it } from "vitest";
import { scoreHackerNews, scoreLobsters, scoreReddit } from "@/lib/ranking/measure/formulas";
import { expectPrecision, measureNdcg, measurePrecision } from "@/lib/ranking/measure/order";
import { scorePaper } from "@/lib/ranking/score";

const NOW = new Date("2026-01-02T12:00:00Z");
const input = {
  title: "A paper",
  abstract: "We study a constructor.",
  links: [],
  authorCount: 3,
  announcedOn: new Date("2026-01-02T00:00:00Z"),
  submittedAt: null,
  primaryTag: null,
  readings: [],
};
const upvotes = (hour: number, value: number) => ({
  signal: "upvotes",
  source: "hf",
  observedAt: new Date(NOW.getTime() - (12 - hour) * 3_600_000),
  value,
});

describe("the score", () => {
  it("is a number whatever words the abstract holds, and its parts add up to it", () => {
    const { score, parts } = scorePaper(input, NOW);
    expect(parts.reduce((sum, part) => sum + part.value, 0)).toBeCloseTo(score, 6);
  });

  it("rises with votes, and more when they came in less time", () => {
    const score = (born: number, value: number) =>
      scorePaper({ ...input, readings: [upvotes(born, 0), upvotes(8, value)] }, NOW).score;
    expect(score(2, 40)).toBeGreaterThan(score(2, 10));
    expect(score(6, 10)).toBeGreaterThan(score(0, 10));
  });

  it("counts the stars of one repository once, whoever read them", () => {
    const stars = (source: string, hour: number, value: number) => ({
      ...upvotes(hour, value),
      ...{ signal: "github_stars", source },
    });
    const one = [stars("github:1", 1, 10), stars("github:1", 8, 90)];
    const both = [...one, stars("hf", 1, 10), stars("hf", 8, 70)];
    const score = (readings: typeof one) => scorePaper({ ...input, readings }, NOW).score;
    expect(score(one)).toBeGreaterThan(score([]));
    expect(score(both)).toBe(score(one));
  });

  it("does not look at readings of the future", () => {
    const later = scorePaper({ ...input, readings: [upvotes(30, 500)] }, NOW);
    expect(later).toEqual(scorePaper(input, NOW));
  });
});

describe("measuring an order", () => {
  it("gives the published formulas their published values", () => {
    expect(scoreReddit(10, 1_134_028_003 + 45_000)).toBe(2);
    expect(scoreReddit(-10, 1_134_028_003 + 45_000)).toBe(0);
    expect(scoreLobsters(10, 10, 79_200)).toBe(-2.3222193);
    expect(scoreHackerNews(1, 5)).toBe(0);
  });

  it("counts the best found, takes equal scores by lot when votes are hidden, and discounts", () => {
    expect(measurePrecision([3, 2, 1, 0], [9, 0, 8, 1], 2)).toBe(0.5);
    expect(expectPrecision([1, 1, 1, 1], [9, 0, 8, 1], 2)).toBe(0.5);
    expect(measureNdcg([3, 2, 1], [5, 3, 1], 2)).toBe(1);
  });
});
