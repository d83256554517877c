import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { decodeCursor } from "@/lib/feeds/cursor";
import type { FeedPaper, FeedQuery } from "@/lib/feeds/feed";
import { findListedBefore, listChannelPapers, listFeed } from "@/lib/feeds/store";
import { dateRange } from "@/lib/feeds/window";
import { rescoreChanged } from "@/lib/ranking/run";
import { insertPaper, observe, query, tagPaper } from "../ranking/papers";

const NOW = new Date("2026-11-23T12:00:00Z");
const ALL: FeedQuery = { order: "newest", tags: { all: [], none: [] }, limit: 30, now: NOW };
const ids = (papers: { publicId: string }[]) => papers.map((paper) => paper.publicId);

beforeEach(() => query("TRUNCATE papers, tags RESTART IDENTITY CASCADE"));

/** One paper a day backwards from 2025-12-31: p001 is the newest. */
async function insertDays(count: number) {
  for (let n = 1; n <= count; n++) {
    const submittedAt = new Date(Date.UTC(2026, 0, 1 - n));
    await insertPaper(`p${String(n).padStart(3, "0")}`, { submittedAt });
  }
  await rescoreChanged(NOW);
}

async function readAllPages(query: FeedQuery, onPage: (page: number) => Promise<void>) {
  const read: FeedPaper[] = [];
  for (let page = 1, after = query.after; ; page++) {
    const { papers, nextCursor } = await listFeed({ ...query, after });
    read.push(...papers);
    if (!nextCursor) return read;
    after = decodeCursor(nextCursor) ?? undefined;
    await onPage(page);
  }
}

describe("a window", () => {
  it("reaches back to thirty papers after a quiet year, and says from when", async () => {
    await insertDays(40);
    const page = await listFeed({ ...ALL, order: "trending", window: "day" });
    expect(page.papers).toHaveLength(30);
    expect(page.nextCursor).toBeNull();
    expect(page.range).toEqual({
      from: new Date("2025-12-02T00:00:00Z"),
      to: NOW,
      isExtended: true,
    });
  });

  it("shows every paper there is when there are fewer than thirty, undated ones last", async () => {
    await insertPaper("undated", { submittedAt: null });
    await insertDays(3);
    const { papers, range } = await listFeed({ ...ALL, order: "trending", window: "week" });
    expect(ids(papers)).toEqual(["p001", "p002", "p003", "undated"]);
    expect(papers.at(-1)?.listedAt).toBeNull();
    expect(range?.from).toEqual(new Date(0));
  });

  it("is not extended when it holds thirty, and shows no older paper", async () => {
    await insertDays(40);
    const now = new Date("2026-01-01T00:00:00Z");
    const { papers, range } = await listFeed({ ...ALL, order: "top", window: "month", now });
    expect(range?.isExtended).toBe(false);
    expect(papers).toHaveLength(30);
  });

  it("is empty but valid in an empty database", async () => {
    const page = await listFeed({ ...ALL, order: "trending", window: "day" });
    expect(page).toMatchObject({ papers: [], nextCursor: null });
  });
});

describe("a calendar date", () => {
  it("shows its own papers alone, and the nearest earlier date can be found", async () => {
    await insertDays(5);
    const on = dateRange("2025-12-30") ?? undefined;
    expect(ids((await listFeed({ ...ALL, order: "top", on })).papers)).toEqual(["p002"]);
    const before = new Date("2026-05-01T00:00:00Z");
    expect(await findListedBefore(before)).toEqual(new Date("2025-12-31T00:00:00Z"));
  });
});

describe("further pages", () => {
  it("repeat and lose nothing, also among equal scores", async () => {
    const submittedAt = new Date("2026-01-01T00:00:00Z");
    for (let n = 0; n < 25; n++) await insertPaper(`p${n}`, { submittedAt });
    await rescoreChanged(NOW);
    for (const order of ["trending", "top", "newest"] as const) {
      const read = await readAllPages({ ...ALL, order, limit: 7 }, async () => undefined);
      expect(new Set(ids(read)).size).toBe(25);
      expect(read).toHaveLength(25);
    }
  });

  it("keep the papers whose scores did not change, while others move between two pages", async () => {
    await insertDays(30);
    const moving = 30;
    const read = await readAllPages({ ...ALL, order: "trending", limit: 4 }, async (page) => {
      await observe(moving, "upvotes", `2026-11-${10 + page}T00:00:00Z`, 10 ** page);
      await rescoreChanged(NOW);
    });
    const steady = ids(read).filter((id) => id !== "p030");
    expect(steady).toEqual([...steady].sort());
    expect(steady).toHaveLength(29);
  });
});

describe("tags of a feed", () => {
  it("are all required, and excluded ones exclude", async () => {
    await insertDays(4);
    for (const id of [1, 2, 3]) await tagPaper(id, "agents");
    for (const id of [2, 3, 4]) await tagPaper(id, "speech");
    await tagPaper(3, "video");
    await rescoreChanged(NOW);
    const list = async (all: string[], none: string[]) =>
      ids((await listFeed({ ...ALL, tags: { all, none } })).papers);
    expect(await list(["agents"], [])).toEqual(["p001", "p002", "p003"]);
    expect(await list(["agents", "speech"], ["video"])).toEqual(["p002"]);
    expect(await list([], ["speech"])).toEqual(["p001"]);
    expect(await list(["unheard-of"], [])).toEqual([]);
  });

  it("come with every card, the primary one first", async () => {
    await insertDays(1);
    await tagPaper(1, "agents");
    await tagPaper(1, "speech");
    await query(
      "UPDATE paper_tags SET is_primary = true FROM tags WHERE id = tag_id AND slug = 'speech'",
    );
    const [paper] = (await listFeed(ALL)).papers;
    expect(paper?.tags).toEqual([
      { slug: "speech", name: "speech", isPrimary: true },
      { slug: "agents", name: "agents", isPrimary: false },
    ]);
  });
});

describe("a channel", () => {
  beforeAll(() => query("TRUNCATE papers, tags RESTART IDENTITY CASCADE"));

  it("carries whole papers and the instant of the last change", async () => {
    await insertDays(2);
    const { papers, modifiedAt } = await listChannelPapers({ ...ALL, limit: 1 });
    expect(papers).toEqual([
      {
        publicId: "p001",
        arxivId: "p001",
        title: "Paper p001",
        abstract: "We study one thing.",
        authors: ["Ada Lovelace", "Alan Turing"],
        tags: [],
        listedAt: new Date("2025-12-31T00:00:00Z"),
        changedAt: new Date("2026-01-01T00:00:00Z"),
      },
    ]);
    expect(modifiedAt).toEqual(NOW);
  });
});
