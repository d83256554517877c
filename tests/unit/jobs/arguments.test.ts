import { describe, expect, it } from "vitest";
import { parseJobArguments } from "@/jobs/arguments";

const clock = new Date("2026-11-23T12:00:00Z");
const parse = (...words: string[]) => parseJobArguments(words, clock);

describe("the job command", () => {
  it("runs the named job now", () => {
    const request = { name: "digest", now: clock, dryRun: false, json: false };
    expect(parse("digest")).toEqual({ request });
  });

  it("takes an instant, a dry run and JSON in any order", () => {
    const now = new Date("2026-11-24T07:00:00Z");
    const request = { name: "digest", now, dryRun: true, json: true };
    expect(parse("--json", "--now", "2026-11-24T07:00:00Z", "digest", "--dry-run")).toEqual({
      request,
    });
    expect(parse("digest", "--dry-run", "--json", "--now=2026-11-24T09:00:00+02:00")).toEqual({
      request,
    });
  });

  it("asks the tagger to propose, and decides on one proposal by its phrase", () => {
    expect(parse("tag", "--propose")).toMatchObject({ request: { proposals: { ask: "propose" } } });
    expect(parse("tag", "--refuse", "gronkle transform")).toMatchObject({
      request: { proposals: { ask: "refuse", phrase: "gronkle transform" } },
    });
  });

  it.each([
    [["rank", "--propose"], /Only the job tag/],
    [["tag", "--propose", "--accept", "x"], /at a time/],
    [[], /Name a job/],
    [["sleep"], /no job "sleep"/],
    [["toString"], /no job/],
    [["rank", "digest"], /One job/],
    [["rank", "--now", "tomorrow"], /not an instant/],
    [["rank", "--now", "2026-11-24"], /not an instant/],
    [["rank", "--now", "2026-02-30T00:00:00Z"], /not an instant/],
    [["rank", "--loud"], /--loud/],
  ])("says what is wrong with %j", (words, says) => {
    expect(parse(...words)).toEqual({ fault: expect.stringMatching(says) });
  });
});
