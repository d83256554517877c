import { describe, expect, it } from "vitest";
import { composeBars } from "@/components/charts/bars";
import { composeSeries, findRising, listMonths } from "@/lib/calendar/months";

describe("months", () => {
  it("go back over the turn of the year, oldest first", () => {
    expect(listMonths("2026-02", 4)).toEqual(["2025-11", "2025-12", "2026-01", "2026-02"]);
  });

  it("without papers count nought", () => {
    const series = composeSeries(
      ["2026-01", "2026-02"],
      [
        { slug: "agents", month: "2026-02", paperCount: 3 },
        { slug: "agents", month: "2020-01", paperCount: 9 },
      ],
    );
    expect(series.get("agents")).toEqual([0, 3]);
  });
});

describe("a rising tag", () => {
  const nineOf = (count: number) => Array.from({ length: 9 }, () => count);

  it("gets more papers a month than it did", () => {
    const series = new Map([
      ["steady", [...nineOf(4), 4, 4, 4]],
      ["rising", [...nineOf(4), 8, 9, 10]],
      ["falling", [...nineOf(4), 1, 2, 2]],
    ]);
    expect(findRising(series).map((one) => one.slug)).toEqual(["rising"]);
  });

  it("needs more than chance, and does not rise without bound from nothing", () => {
    const series = new Map([
      ["one", [...nineOf(0), 0, 0, 4]],
      ["fresh", [...nineOf(0), 1, 2, 3]],
    ]);
    expect(findRising(series)).toEqual([{ slug: "fresh", factor: 18 }]);
  });
});

describe("bars", () => {
  it("stand on the ground, the tallest as tall as the chart", () => {
    expect(composeBars([1, 0, 4], 8)).toEqual({ path: "M0 8v-2h4v2zM12 8v-8h4v8z", width: 16 });
  });

  it("of few papers beside many still show", () => {
    expect(composeBars([1, 1000], 10).path).toContain("M0 10v-1h4v1z");
  });

  it("are none without papers", () => {
    expect(composeBars([0, 0], 10).path).toBe("");
    expect(composeBars([], 10).path).toBe("");
  });
});
