import { expect, test } from "vitest";
import { hoursSinceMidnight, isListDay, latestListDay } from "@/lib/batches/calendar";
import { hashList, isRepeatedList } from "@/lib/batches/compare";
import {
  type BatchState,
  judgeBatch,
  type LatestBatch,
  type LookOutcome,
} from "@/lib/batches/state";

test("lists bear the dates Monday to Friday, but not the day after a silent evening", () => {
  const week = ["22", "23", "24", "25", "26", "27", "28"].map((day) => `2026-11-${day}`);
  // Sunday to Saturday; on Thursday the 26th, Thanksgiving, nothing is announced.
  expect(week.filter(isListDay)).toEqual(["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26"]);
  expect(isListDay("2026-01-01")).toBe(true);
  expect(isListDay("2026-01-02")).toBe(false);
});

test.each([
  ["2026-11-23T04:59:00Z", "2026-11-20", "still Sunday in New York"],
  ["2026-11-23T05:00:00Z", "2026-11-23", "Monday begins there"],
  ["2026-07-14T03:59:00Z", "2026-07-13", "summer time: four hours behind"],
  ["2026-07-14T04:00:00Z", "2026-07-14", "summer time"],
  ["2026-11-28T12:00:00Z", "2026-11-26", "Saturday after Thanksgiving"],
  ["2027-01-01T12:00:00Z", "2026-12-31", "the evening before was silent"],
])("at %s the newest list is that of %s: %s", (now, day) => {
  expect(latestListDay(new Date(now))).toBe(day);
});

test("the day begins at midnight in New York, in winter and in summer", () => {
  expect(hoursSinceMidnight("2026-11-23", new Date("2026-11-23T12:00:00Z"))).toBe(7);
  expect(hoursSinceMidnight("2026-07-14", new Date("2026-07-14T12:00:00Z"))).toBe(8);
});

test.each<[string, LatestBatch | null, LookOutcome | null, string, BatchState]>([
  [
    "the list is here",
    { announcedOn: "2026-11-23", missingCount: 0 },
    "received",
    "2026-11-23T12:00:00Z",
    "fresh",
  ],
  [
    "papers of it are missing",
    { announcedOn: "2026-11-23", missingCount: 2 },
    "received",
    "2026-11-23T12:00:00Z",
    "waiting",
  ],
  [
    "they are still missing the day after",
    { announcedOn: "2026-11-24", missingCount: 2 },
    "received",
    "2026-11-25T04:59:00Z",
    "waiting",
  ],
  [
    "it may still come",
    { announcedOn: "2026-11-20", missingCount: 0 },
    "empty",
    "2026-11-23T08:00:00Z",
    "waiting",
  ],
  [
    "it should have come",
    { announcedOn: "2026-11-20", missingCount: 0 },
    "empty",
    "2026-11-23T14:00:00Z",
    "stalled",
  ],
  [
    "the last look failed",
    { announcedOn: "2026-11-20", missingCount: 0 },
    "failed",
    "2026-11-23T08:00:00Z",
    "failed",
  ],
  [
    "a weekend",
    { announcedOn: "2026-11-20", missingCount: 0 },
    "received",
    "2026-11-22T12:00:00Z",
    "quiet",
  ],
  [
    "the day after a holiday",
    { announcedOn: "2026-11-26", missingCount: 0 },
    "repeated",
    "2026-11-27T20:00:00Z",
    "quiet",
  ],
  ["nothing was ever read", null, null, "2026-11-23T14:00:00Z", "stalled"],
])("%s", (_, latest, outcome, now, state) => {
  const look = outcome && { lookedAt: new Date(now), outcome, reason: null };
  expect(judgeBatch(latest, look, new Date(now))).toBe(state);
});

test("the same papers in another order under another date are a repeated list; an empty one repeats nothing", () => {
  const newest = { announcedOn: "2026-01-01", listHash: hashList(["b", "a", "a"]) };
  const list = { announcedOn: "2026-01-02", listHash: hashList(["a", "b"]), count: 2 };
  expect(isRepeatedList(list, newest)).toBe(true);
  expect(isRepeatedList({ ...list, announcedOn: "2026-01-01" }, newest)).toBe(false);
  expect(isRepeatedList({ ...list, count: 0 }, newest)).toBe(false);
  expect(isRepeatedList(list, null)).toBe(false);
});
