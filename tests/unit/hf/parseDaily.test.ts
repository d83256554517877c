import { expect, test } from "vitest";
import { parseDailyList, parseDumpLine } from "@/lib/hf/parseDaily";
import { parseReadingsLine } from "@/lib/hf/parseReadings";

const PAPER = {
  id: "2511.00001",
  title: "Two\n  lines",
  summary: "We present <tool> use.",
  authors: [
    { name: "Gemma Team", hidden: false },
    { name: "A. Hidden", hidden: true },
  ],
  publishedAt: "2025-11-01T17:34:15.000Z",
  upvotes: 32,
  githubRepo: "https://github.com/a/b",
  githubStars: 7,
  projectPage: "https://a.github.io/b",
};

test("a daily list gives papers and their signals; hidden authors stay hidden", () => {
  const [parsed] = parseDailyList(JSON.stringify([{ paper: PAPER, numComments: 3 }]));
  expect(parsed).toMatchObject({
    paper: {
      arxivId: "2511.00001",
      title: "Two lines",
      authors: ["Gemma Team"],
      submittedAt: new Date("2025-11-01T17:34:15Z"),
      links: [
        { kind: "code", url: "https://github.com/a/b" },
        { kind: "project", url: "https://a.github.io/b" },
      ],
    },
    signals: [
      { signal: "upvotes", source: "hf", value: 32 },
      { signal: "comments", source: "hf", value: 3 },
      { signal: "github_stars", source: "hf", value: 7 },
    ],
    observedAt: null,
  });
});

test("a bad item is skipped and named", () => {
  const [good, bad] = parseDailyList(
    JSON.stringify([{ paper: PAPER }, { paper: { ...PAPER, title: 5 } }]),
  );
  expect(good).toHaveProperty("paper");
  expect(bad).toEqual({ reason: expect.stringContaining("paper.title") });
});

test.each([
  ["1", "A number, not a list"],
  ['{"status": "no_data", "message": "No papers"}', 'A status object ("no_data")'],
  [`["{'paper': {'id': '2412.07730'}}"]`, "Python notation"],
  ["<html>", "No JSON"],
])("%s is refused with the reason", (document, reason) => {
  expect(() => parseDailyList(document)).toThrow(reason);
});

test("a line of a dump knows when it was read", () => {
  const line = {
    ...PAPER,
    authors: ["A. Ant"],
    numComments: 0,
    list_date: "2025-11-03",
    observed_at: "2025-11-03T08:00:00+08:00",
  };
  expect(parseDumpLine(JSON.stringify(line))).toMatchObject({
    observedAt: new Date("2025-11-03T00:00:00Z"),
    paper: { authors: ["A. Ant"] },
  });
  expect(parseDumpLine("{}")).toEqual({ reason: expect.stringContaining("not a line of a dump") });
});

test("a line of readings gives one for each number in it", () => {
  expect(parseReadingsLine("2302.06555,2024-11-11T23:32:51Z,9,,12,2024-07-11,x")).toMatchObject([
    { arxivId: "2302.06555", signal: "upvotes", value: 9 },
    { signal: "github_stars", value: 12, observedAt: new Date("2024-11-11T23:32:51Z") },
  ]);
  expect(parseReadingsLine("nonsense,soon,1")).toHaveProperty("reason");
});
