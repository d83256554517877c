import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseAnnouncement } from "@/lib/arxiv/parseAnnouncement";

const RECORDED = readFileSync(
  join(import.meta.dirname, "../../fixtures/arxiv/rss/announce_cs_2025-08.xml"),
  "utf8",
);

test("the recorded feed announces five cross-lists and two new papers on its day in New York", () => {
  const feed = parseAnnouncement(RECORDED);
  expect(feed).toMatchObject({
    category: "cs.AI",
    announcedOn: "2025-08-20",
    entryCount: 7,
    skipped: [],
  });
  expect(feed.entries.map((entry) => entry.type).sort()).toEqual([
    ...Array(5).fill("cross"),
    "new",
    "new",
  ]);
  expect(feed.entries[0]?.paper).toMatchObject({
    arxivId: "2508.13426",
    authors: ["Chunhua Liu", "Kabir Manandhar Shrestha", "Sukai Huang"],
    primaryCategory: "cs.CL",
    categories: ["cs.CL", "cs.AI"],
    announcedOn: "2025-08-20",
    submittedAt: null,
  });
  expect(feed.entries[0]?.paper.abstract).toMatch(/^As large language models/);
});

const rss = (items: string) => `<rss xmlns:arxiv="x" xmlns:dc="y"><channel>
  <title>cs.CL updates on arXiv.org</title><pubDate>Fri, 20 Nov 2026 00:00:00 -0500</pubDate>${items}</channel></rss>`;
const item = (id: string, type: string) => `<item><title>T</title>
  <description>arXiv:${id} Announce Type: ${type} \nAbstract: We study things.</description>
  <guid isPermaLink="false">oai:arXiv.org:${id}</guid><category>cs.CL</category><category>cs.LG</category>
  <pubDate>Fri, 20 Nov 2026 00:00:00 -0500</pubDate>
  <arxiv:announce_type>${type}</arxiv:announce_type><dc:creator>Ada Byron, Alan Turing</dc:creator></item>`;

test("the RSS form says the same, and only a first announcement dates a paper", () => {
  const { entries } = parseAnnouncement(
    rss(
      item("2611.00001v1", "new") +
        item("2601.00002v3", "cross") +
        item("hep-th/9901001v2", "replace"),
    ),
  );
  expect(
    entries.map(({ type, paper }) => [type, paper.arxivId, paper.version, paper.announcedOn]),
  ).toEqual([
    ["new", "2611.00001", 1, "2026-11-20"],
    ["cross", "2601.00002", 3, null],
    ["replace", "hep-th/9901001", 2, null],
  ]);
  expect(entries[0]?.paper).toMatchObject({
    abstract: "We study things.",
    authors: ["Ada Byron", "Alan Turing"],
    categories: ["cs.CL", "cs.LG"],
  });
});

test("a holiday's feed is empty, not broken", () => {
  expect(parseAnnouncement(rss(""))).toMatchObject({ entryCount: 0, announcedOn: "2026-11-20" });
  expect(() => parseAnnouncement("<html><body/></html>")).toThrow("HTML");
});
