import { describe, expect, it } from "vitest";
import { formatReason } from "@/lib/ranking/explain";
import { CURRENT, FORMULAS } from "@/lib/ranking/formula";
import { findNextNews, type ScoreInput, scorePaper } from "@/lib/ranking/score";
import { findTagBySlug } from "@/lib/tags/taxonomy";

const NOW = new Date("2026-03-10T12:00:00Z");
const DAY_MS = 86_400_000;
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS);
const reading = (signal: string, source: string, days: number, value: number) => ({
  ...{ signal, source, value },
  observedAt: daysAgo(days),
});
const paper = (listedDays: number, ...readings: ScoreInput["readings"]): ScoreInput => ({
  title: "A paper",
  abstract: "We study one thing.",
  links: [],
  authorCount: 3,
  announcedOn: daysAgo(listedDays),
  submittedAt: null,
  primaryTag: null,
  readings,
});
const says = (input: ScoreInput, now = NOW) =>
  scorePaper(input, now).parts.flatMap((part) => (part.readAt ? [part.says] : []));

describe("a total seen for the first time", () => {
  it.each(["citations", "hn_points"])("counts none of an old paper's %s as gained", (signal) => {
    const old = paper(400, reading(signal, "any", 2, 900));
    expect(says(old)).toEqual([]);
    expect(scorePaper(old, NOW).merit).toBe(scorePaper(paper(400), NOW).merit);
    const grown = paper(400, reading(signal, "any", 2, 900), reading(signal, "any", 1, 912));
    expect(says(grown)[0]).toMatch(/^\+12 /);
  });

  it("counts all of a new paper's, which began with it", () => {
    expect(says(paper(2, reading("hn_points", "hn", 1, 90)))).toEqual([
      "+90 points on Hacker News",
    ]);
  });

  it("is no base for our own readers, who began here, however old the paper", () => {
    const old = paper(400, reading("upvotes", "readers", 0.5, 5));
    const young = paper(6.5, reading("upvotes", "readers", 0.5, 5));
    const lift = (input: ScoreInput) =>
      scorePaper(input, NOW).merit - scorePaper({ ...input, readings: [] }, NOW).merit;
    expect(says(old)).toEqual(["+5 upvotes here"]);
    expect(lift(old)).toBeGreaterThan(0.8 * lift(young));
  });

  it("of stars is never growth, as repositories may be older than papers", () => {
    expect(says(paper(1, reading("github_stars", "hf", 0.5, 9_000)))).toEqual([]);
  });
});

describe("a source that is silent", () => {
  const seen = paper(
    40,
    ...[30, 25, 20].map((days, at) => reading("github_stars", "github:1", days, 100 + 50 * at)),
  );

  it("takes nothing back, and the explanation keeps saying when it last spoke", () => {
    const then = scorePaper(seen, daysAgo(20));
    for (const days of [13, 6, 0]) expect(scorePaper(seen, daysAgo(days))).toEqual(then);
    const part = then.parts.find((one) => one.part === "github_stars");
    expect(part).toMatchObject({ says: "+100 stars", readAt: daysAgo(20).toISOString() });
  });

  it("spreads what it missed over the days it was away", () => {
    const back = {
      ...seen,
      readings: [...seen.readings, reading("github_stars", "github:1", 0, 400)],
    };
    const burst = paper(
      40,
      reading("github_stars", "github:1", 1, 200),
      ...[400].map((value) => reading("github_stars", "github:1", 0, value)),
    );
    expect(says(back)).toEqual(["+200 stars"]);
    expect(scorePaper(back, NOW).merit).toBeLessThan(scorePaper(burst, NOW).merit);
  });
});

describe("stars of a repository that moved", () => {
  const own = [3, 2, 1].map((days, at) => reading("github_stars", "github:7", days, 40 + at));

  it("go by GitHub's number for it, whatever another site says of the new address", () => {
    const retold = [reading("github_stars", "hf", 3, 40), reading("github_stars", "hf", 1, 90_000)];
    expect(says(paper(4, ...own, ...retold))).toEqual(["+2 stars"]);
    expect(says(paper(4, ...retold))).toEqual(["+89960 stars"]);
  });

  it("are no growth when another repository stands behind the name", () => {
    const taken = paper(4, ...own, reading("github_stars", "github:9", 0.5, 90_000));
    expect(says(taken)).toEqual(["+2 stars"]);
  });
});

describe("a clock that jumps", () => {
  it("forward leaves readings that are not looked at until their time, which is remembered", () => {
    const ahead = paper(1, reading("upvotes", "hf", -30, 500), reading("upvotes", "hf", 0.2, 12));
    const plain = paper(1, reading("upvotes", "hf", 0.2, 12));
    expect(scorePaper(ahead, NOW)).toEqual(scorePaper(plain, NOW));
    expect(findNextNews(ahead, NOW)).toEqual(daysAgo(-30));
    expect(findNextNews(plain, NOW)).toBeNull();
  });

  it("does not let a date of the future lead the feeds, and takes it up when it has come", () => {
    const dated = paper(-400);
    const score = scorePaper(dated, NOW);
    expect(score.score).toBeLessThan(scorePaper(paper(4_000), NOW).score);
    expect(score.parts.at(-1)?.says).toMatch(/^dated 2027-04-14, which is ahead/);
    expect(findNextNews(dated, NOW)).toEqual(daysAgo(-400));
    expect(scorePaper(dated, daysAgo(-400)).listedAt).toEqual(daysAgo(-400));
  });

  it("lets tomorrow's list stand today, as lists carry the next date in the evening", () => {
    expect(scorePaper(paper(-0.5), NOW).listedAt).toEqual(daysAgo(-0.5));
    expect(findNextNews(paper(-0.5), NOW)).toBeNull();
  });
});

describe("the size of a tag", () => {
  const under = (primaryTag: string | null, ...readings: ScoreInput["readings"]) =>
    scorePaper({ ...paper(1, ...readings), primaryTag }, NOW);

  it("lowers a large one, lifts a small one, says so, and leaves an unknown one alone", () => {
    const plain = under(null).score;
    const large = under("evaluation");
    const small = under("scaling-laws");
    expect(plain - large.score).toBeCloseTo(16.7, 1);
    expect(small.score - plain).toBeCloseTo(6.3, 1);
    expect(large.parts.map((part) => part.says)).toContain(
      `large tag: ${findTagBySlug("evaluation")?.name}`,
    );
    expect(under("no-such-tag")).toEqual(under(null));
    expect(under("constructor")).toEqual(under(null));
  });

  it("fades as votes come, keeps the parts' sum, and is no reason on a card", () => {
    const votes = (value: number) => reading("upvotes", "hf", 0.2, value);
    const gap = (value: number) =>
      under("scaling-laws", votes(value)).score - under("evaluation", votes(value)).score;
    expect(gap(60)).toBeLessThan(gap(5));
    const { score, parts } = under("scaling-laws", votes(60));
    expect(parts.reduce((sum, part) => sum + part.value, 0)).toBeCloseTo(score, 6);
    expect(formatReason(parts)).not.toMatch(/tag|words/);
  });
});

describe("the formula", () => {
  it("has a name of its own for every version, model and rule", () => {
    expect(new Set(FORMULAS.map(({ name }) => name)).size).toBe(FORMULAS.length);
    expect(CURRENT.version).toBe(3);
  });

  it("of version 2 still counts what it counted", () => {
    const [second] = FORMULAS;
    const old = paper(400, reading("citations", "openalex", 2, 900));
    const parts = scorePaper({ ...old, primaryTag: "evaluation" }, NOW, second).parts;
    expect(parts.map((part) => part.says)).toContain("+900 citations");
    expect(parts.some((part) => part.part === "size")).toBe(false);
  });
});
