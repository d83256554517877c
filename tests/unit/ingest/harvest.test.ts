import { expect, test } from "vitest";
import { oaiSetOf } from "@/lib/arxiv/oaiSet";
import {
  advanceHarvest,
  harvestSchema,
  isHarvestDue,
  restartHarvest,
  startHarvest,
} from "@/lib/ingest/harvest";

const NOW = new Date("2026-11-23T12:00:00Z");
const RESPONDED = new Date("2026-11-22T23:59:00Z");
const page = (token: string | null, respondedAt: Date | null = RESPONDED) => ({
  token: token === null ? null : { value: token },
  respondedAt,
});

test("the next harvest begins at the server's day when this one began, not at ours", () => {
  const first = advanceHarvest(startHarvest(NOW), page("t1"), NOW);
  expect(first).toMatchObject({ from: "2026-11-21", nextFrom: "2026-11-22", token: "t1" });
  const last = advanceHarvest(first, page(null, NOW), NOW);
  expect(last).toEqual({ from: "2026-11-22", nextFrom: null, token: null, finishedAt: NOW });
});

test("a finished harvest rests until the next night, an open one does not", () => {
  const done = advanceHarvest(startHarvest(NOW), page(null), NOW);
  expect(isHarvestDue(done, new Date("2026-11-23T20:00:00Z"))).toBe(false);
  expect(isHarvestDue(done, new Date("2026-11-24T08:00:00Z"))).toBe(true);
  expect(isHarvestDue({ ...done, token: "t1" }, NOW)).toBe(true);
  expect(isHarvestDue(startHarvest(NOW), NOW)).toBe(true);
});

test("an expired token goes back to the day the list was asked from", () => {
  const open = advanceHarvest(startHarvest(NOW), page("t1"), NOW);
  expect(restartHarvest(open)).toEqual(startHarvest(NOW));
  expect(harvestSchema.parse(JSON.parse(JSON.stringify(open)))).toEqual(open);
});

test.each([
  ["cs.CL", "cs:cs:CL"],
  ["eess.AS", "eess:eess:AS"],
  ["hep-th", "physics:hep-th"],
  ["physics.optics", "physics:physics:optics"],
  ["astro-ph.GA", "physics:astro-ph:GA"],
  ["math", "math"],
])("%s is the set %s", (category, set) => {
  expect(oaiSetOf(category)).toBe(set);
});
