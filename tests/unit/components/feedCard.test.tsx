import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { FeedCard } from "@/components/feed/FeedCard";
import { FeedRangeLine } from "@/components/feed/FeedRangeLine";
import { FeedView } from "@/components/feed/FeedView";
import { formatAuthors } from "@/components/text/formatAuthors";
import type { FeedPaper } from "@/lib/feeds/feed";

const paper: FeedPaper = {
  id: 1,
  publicId: "hep-th/9901001",
  title: "A <b>bold</b> & long title",
  tldr: null,
  authors: ["Ada", "Ben", "Cid", "Dan"],
  authorCount: 3000,
  tags: ["a", "b", "c", "d"].map((slug) => ({ slug, name: slug, isPrimary: slug === "a" })),
  primaryCategory: null,
  submittedAt: new Date("2023-08-24T00:00:00Z"),
  listedAt: null,
  hasCode: false,
  upvoteCount: 3,
  score: 1,
  reason: "",
};

const render = (changes: Partial<FeedPaper> = {}) =>
  renderToStaticMarkup(<FeedCard paper={{ ...paper, ...changes }} />);

describe("authors of a card", () => {
  it("are three names and a count", () => {
    expect(formatAuthors(["Ada", "Ben", "Cid", "Dan"], 3000)).toBe("Ada, Ben, Cid and 2,997 more");
  });

  it("are all named when one more than three", () => {
    expect(formatAuthors(["Ada", "Ben", "Cid", "Dan"], 4)).toBe("Ada, Ben, Cid, Dan");
  });

  it("are nothing when unknown", () => {
    expect(formatAuthors([], 0)).toBe("");
  });
});

describe("a card", () => {
  it("escapes the title", () => {
    expect(render()).toContain("A &lt;b&gt;bold&lt;/b&gt; &amp; long title");
  });

  it("shows three tags and the day, machine-readable", () => {
    expect(render().match(/href="\/tags\//g)).toHaveLength(3);
    expect(render()).toContain('<time dateTime="2023-08-24">24 Aug 2023</time>');
  });

  it("leaves out what is not known", () => {
    const bare = render({ authors: [], authorCount: 0, submittedAt: null, tags: [] });
    expect(bare).not.toMatch(/<time|<bdi|<i>|\/tags\//);
  });

  it("leads to the paper's page without script", () => {
    expect(render()).toContain('href="/papers/hep-th/9901001"');
    expect(render()).toContain('href="/papers/hep-th/9901001#abstract"');
  });
});

describe("the line about time", () => {
  const range = { from: new Date("2025-01-01Z"), to: new Date("2025-06-01Z") };
  const line = (isExtended: boolean) =>
    renderToStaticMarkup(<FeedRangeLine range={{ ...range, isExtended }} window="week" />);

  it("says from when to when, and why further back", () => {
    expect(line(true)).toContain("1 Jan 2025");
    expect(line(true)).toContain("the last week alone had fewer than 30 papers");
    expect(line(false)).not.toContain("fewer");
  });

  it("leads to the day before, where days have pages", () => {
    const papers: FeedPaper[] = [paper];
    const feed = { papers, nextCursor: null, range: { ...range, isExtended: false } };
    const view = (tags: string) =>
      renderToStaticMarkup(
        <FeedView
          feed={feed}
          isFirst
          nextPath={null}
          list={{ order: "trending", window: "day", tags }}
        />,
      );
    expect(view("")).toContain('href="/papers/date/2025-05-31"');
    expect(view("agents")).not.toContain("/papers/date/");
  });
});
