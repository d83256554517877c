import { describe, expect, it } from "vitest";
import {
  ANYWHERE,
  chooseReach as choose,
  DEEP,
  isWorthAsking,
  mostNamed,
  USUAL,
  widenReach,
} from "@/lib/search/candidates/reach";

const DAY_MS = 86_400_000;
const FIRST = Date.parse("2026-01-01T00:00:00Z");
const dates = Array.from({ length: 101 }, (_, at) => new Date(FIRST + at * DAY_MS));
/** One word: the index names what fits. */
const of = (count: number) => ({ matchCount: count, namedCount: count });
const chooseReach = (count: number, spread: Parameters<typeof choose>[1]) =>
  choose(of(count), spread, USUAL);
const spread = { paperCount: 100_000, dates, tags: { agents: { id: 1, paperCount: 2_000 } } };

describe("the reach of a search", () => {
  it("is everything as long as to fetch it costs less than to read dates", () => {
    expect(chooseReach(0, spread)).toEqual({ way: "all" });
    expect(chooseReach(800, spread)).toEqual({ way: "all" });
    // Ten times the papers have ten times the dates, but no more matches to fetch.
    expect(chooseReach(1_200, { ...spread, paperCount: 1_000_000 })).toEqual({ way: "all" });
  });

  it("is the days that hold enough matches, between two known dates too", () => {
    expect(chooseReach(1_250, spread)).toEqual({ way: "since", since: dates[80] });
    expect(chooseReach(5_000, spread)).toEqual({ way: "since", since: dates[95] });
    const between = chooseReach(10_000, spread);
    expect(between).toEqual({ way: "since", since: new Date(FIRST + 97.5 * DAY_MS) });
  });

  it("is deeper for a sentence", () => {
    expect(choose(of(1_200), spread, DEEP)).toEqual({ way: "all" });
    const deep = choose(of(4_000), spread, DEEP);
    expect(deep).toEqual({ way: "since", since: new Date(FIRST + 89.5 * DAY_MS) });
    const usual = chooseReach(4_000, spread);
    expect(usual).toEqual({ way: "since", since: new Date(FIRST + 93.75 * DAY_MS) });
  });

  it("is a walk down the scores where that reads less than the index of words", () => {
    expect(chooseReach(10_000, spread).way).toBe("since");
    expect(chooseReach(25_000, spread)).toEqual({ way: "walk", tag: null, walked: 2_000 });
    // Of ten times the papers the index has ten times the places, and a walk is no longer.
    expect(chooseReach(100_000, { ...spread, paperCount: 1_000_000 }).way).toBe("walk");
  });

  it("is a walk, too, where the index names many and few of them fit", () => {
    const estimate = { matchCount: 9_000, namedCount: 60_000 };
    expect(choose(estimate, spread, USUAL).way).toBe("walk");
  });

  it("is a question of the rarest word where the words may be common", () => {
    expect(isWorthAsking(1_000, 1, 100_000)).toBe(false);
    expect(isWorthAsking(1_000, 2, 100_000)).toBe(false);
    expect(isWorthAsking(1_000, 2, 1_000_000)).toBe(true);
  });

  it("knows how common the rarest word can be by how many have them all", () => {
    expect(mostNamed(1_000, 1, 100_000)).toBeCloseTo(1_000);
    expect(mostNamed(1_000, 2, 100_000)).toBeCloseTo(10_000);
    expect(mostNamed(1_000, 0, 100_000)).toBeCloseTo(1_000);
  });

  it("is a walk down the scores of a tag that is named", () => {
    const ofTag = { ...ANYWHERE, tags: ["agents"] };
    expect(choose(of(900), spread, USUAL, ofTag)).toEqual({
      way: "walk",
      tag: "agents",
      walked: 2_000,
    });
  });

  it("counts its days from the bounds that are named", () => {
    const before = { ...ANYWHERE, before: dates[50] ?? null };
    const reach = choose(of(900), spread, USUAL, before);
    expect(reach.way === "since" && reach.since.getTime()).toBeCloseTo(FIRST + 35.75 * DAY_MS, -8);
    expect(choose(of(90_000), spread, USUAL, before).way).toBe("since");
    const after = { ...ANYWHERE, after: dates[50] ?? null };
    const young = choose(of(900), spread, USUAL, after);
    expect(young.way === "since" && young.since.getTime()).toBeGreaterThan(FIRST + 70 * DAY_MS);
  });

  it("is everything where no date is known, or, of more than are fetched, a walk", () => {
    expect(chooseReach(1_200, { ...spread, dates: [] })).toEqual({ way: "all" });
    expect(chooseReach(5_000, { ...spread, dates: [] }).way).toBe("walk");
  });

  it("widens when the days held hardly any, once", () => {
    const since = { way: "since", since: dates[90] ?? new Date() } as const;
    expect(widenReach(since, 20)).toEqual({ way: "all" });
    expect(widenReach(since, 250)).toBeNull();
    expect(widenReach({ way: "all" }, 0)).toBeNull();
    expect(widenReach({ way: "walk", tag: null, walked: 900 }, 0)).toBeNull();
  });
});
