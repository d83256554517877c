import { describe, expect, test } from "vitest";
import { formatSearch } from "@/lib/arxiv/query";
import {
  advanceWalk,
  closeWalk,
  hasNews,
  nextSpan,
  type Walk,
  walkSchema,
} from "@/lib/ingest/walk";

const NOW = new Date("2026-11-23T12:00:00Z");
const day = (number: number) => new Date(`2026-11-${number}T12:00:00Z`);
const NOT_STARTED: Walk = { completeTo: null, open: null };

test("the first walk goes back a week, later ones two days behind what is known", () => {
  expect(nextSpan(NOT_STARTED, NOW)).toEqual({ from: day(16), to: NOW });
  expect(nextSpan({ completeTo: day(22), open: null }, NOW)).toEqual({ from: day(20), to: NOW });
});

test("a walk cut short goes on from the oldest it had, down to where it was going", () => {
  const cut = advanceWalk({ completeTo: day(20), open: null }, [day(23), day(22)]);
  expect(cut.open).toEqual({ newest: day(23), oldest: day(22) });
  expect(nextSpan(cut, NOW)).toEqual({ from: day(18), to: day(22) });
});

test("only a walk that arrived counts as complete, up to the newest it saw", () => {
  const walk = advanceWalk(advanceWalk(NOT_STARTED, [day(23), day(22)]), [day(21), day(19)]);
  expect(walk.completeTo).toBeNull();
  expect(closeWalk(walk)).toEqual({ completeTo: day(23), open: null });
  expect(closeWalk({ completeTo: day(20), open: null })).toEqual({
    completeTo: day(20),
    open: null,
  });
});

test("a page without a later submission than all known ones is no news, but for a walk under way", () => {
  const known: Walk = { completeTo: day(22), open: null };
  expect(hasNews(known, [{ submittedAt: day(22) }, { submittedAt: null }])).toBe(false);
  expect(hasNews(known, [{ submittedAt: day(23) }])).toBe(true);
  expect(hasNews({ ...known, open: { newest: day(23), oldest: day(23) } }, [])).toBe(true);
  expect(hasNews(NOT_STARTED, [])).toBe(true);
});

test("its place survives being stored as JSON", () => {
  const walk: Walk = { completeTo: day(20), open: { newest: day(23), oldest: day(21) } };
  expect(walkSchema.parse(JSON.parse(JSON.stringify(walk)))).toEqual(walk);
});

describe("the search", () => {
  test("names every category and the span to the minute", () => {
    expect(formatSearch(["cs.CL", "stat.ML"], { from: day(20), to: NOW })).toBe(
      "(cat:cs.CL OR cat:stat.ML) AND submittedDate:[202611201200 TO 202611231200]",
    );
  });
});
