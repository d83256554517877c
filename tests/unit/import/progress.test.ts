import { expect, test } from "vitest";
import { parseImportArguments } from "@/jobs/import/arguments";
import { formatProgress, formatReport } from "@/lib/import/progress";
import { emptyTally, sumTallies, tallySkips } from "@/lib/import/report";

test("the bar says how far, how many, how fast and how long yet", () => {
  const facts = { bytesRead: 25, bytesTotal: 100, recordCount: 12_345, elapsedMs: 10_000 };
  expect(formatProgress(facts)).toBe(
    "[######..................]  25 %  12,345 records  1,235/s  0:30 left",
  );
  expect(formatProgress({ ...facts, elapsedMs: 100 })).toBe(
    "[######..................]  25 %  12,345 records",
  );
  expect(formatProgress({ ...facts, bytesTotal: 0 })).toContain("  0 %");
});

test("the report counts skipped records by reason and shows where the first stand", () => {
  const report = {
    ...emptyTally(),
    file: "a.jsonl",
    format: "jsonl" as const,
    fault: null,
    examples: [],
    read: 3,
    inserted: 1,
  };
  tallySkips(report, [
    { place: "line 2", reason: "no title: 2501.00001" },
    { place: "line 3", reason: "no title: 2501.00002" },
  ]);
  const text = formatReport([report], sumTallies([report]), 1000);
  expect(text.split("\n")).toEqual([
    "a.jsonl, line 2: no title: 2501.00001",
    "a.jsonl, line 3: no title: 2501.00002",
    "read 3: inserted 1, updated 0, unchanged 0, skipped 2 (3/s)",
    "  skipped 2: no title",
  ]);
});

test.each([
  [["a.xml"], { request: { path: "a.xml", format: "auto", json: false } }],
  [
    ["a.xml", "--format", "arxiv-oai", "--json"],
    { request: { path: "a.xml", format: "arxiv-oai", json: true } },
  ],
  [[], { fault: "Name a file or a folder." }],
  [["a", "b"], { fault: expect.stringContaining("One file") }],
  [["a", "--format", "pdf"], { fault: 'There is no format "pdf".' }],
  [["a", "--fast"], { fault: expect.stringContaining("--fast") }],
])("the words %j are understood", (words, expected) => {
  expect(parseImportArguments(words)).toEqual(expected);
});
