import { describe, expect, it } from "vitest";
import { chooseReach as choose, DEEP, USUAL, widenReach } from "@/lib/search/candidates/reach";

const DAY_MS = 86_400_000;
const FIRST = Date.parse("2026-01-01T00:00:00Z");
const dates = Array.from({ length: 101 }, (_, at) => new Date(FIRST + at * DAY_MS));
const chooseReach = (count: number, of: Parameters<typeof choose>[1]) => choose(count, of, USUAL);
const spread = { paperCount: 100_000, dates };

describe("the reach of a search", () => {
  it("is everything as long as few papers fit", () => {
    expect(chooseReach(0, spread)).toEqual({ way: "all" });
    expect(chooseReach(450, spread)).toEqual({ way: "all" });
  });

  it("is the days that hold enough matches, between two known dates too", () => {
    expect(chooseReach(900, spread)).toEqual({ way: "since", since: dates[50] });
    const reach = chooseReach(9_000, spread);
    expect(reach).toEqual({ way: "since", since: new Date(FIRST + 95 * DAY_MS) });
    const between = chooseReach(6_750, spread);
    expect(between.way === "since" && between.since.getTime()).toBeGreaterThan(FIRST + 93 * DAY_MS);
  });

  it("is deeper for a sentence", () => {
    expect(choose(900, spread, DEEP)).toEqual({ way: "all" });
    expect(choose(1_800, spread, DEEP)).toEqual({ way: "since", since: dates[50] });
  });

  it("is a walk down the scores where every fifth paper fits", () => {
    expect(chooseReach(20_000, spread)).toEqual({ way: "walk" });
  });

  it("is everything where no date is known", () => {
    expect(chooseReach(5_000, { paperCount: 100_000, dates: [] })).toEqual({ way: "all" });
  });

  it("widens when the days held hardly any, once", () => {
    const since = { way: "since", since: dates[90] ?? new Date() } as const;
    expect(widenReach(since, 20)).toEqual({ way: "all" });
    expect(widenReach(since, 250)).toBeNull();
    expect(widenReach({ way: "all" }, 0)).toBeNull();
    expect(widenReach({ way: "walk" }, 0)).toBeNull();
  });
});
