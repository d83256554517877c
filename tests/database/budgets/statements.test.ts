import { Client } from "pg";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { readPaper, readSurroundings } from "@/app/papers/[id]/readPaper";
import { readRelatedTags, readTags, readWeeks } from "@/app/readBeside";
import { readFeed } from "@/app/readFeed";
import { listChannelPapers } from "@/lib/feeds/store";
import { rescoreChanged } from "@/lib/ranking/run";
import { insertPaper, observe, tagPaper } from "../ranking/papers";

const NOW = new Date("2026-01-02T00:00:00Z");
const NO_TAGS = { all: [], none: [] };

beforeAll(async () => {
  for (let place = 1; place <= 40; place += 1) {
    const id = await insertPaper(`2601.${String(place).padStart(5, "0")}`);
    await tagPaper(id, "agents");
    if (place % 2) await tagPaper(id, "speech");
    await observe(id, "upvotes", "2026-01-01T12:00:00Z", place);
  }
  await rescoreChanged(NOW);
});

afterEach(() => vi.restoreAllMocks());

/** How many statements reach the server while `read` runs; the driver is watched, not replaced. */
async function countStatements(read: () => Promise<unknown>): Promise<number> {
  const watched = vi.spyOn(Client.prototype, "query");
  await read();
  return watched.mock.calls.length;
}

describe("statements for one page, however many papers it shows", () => {
  it("three for the front page: the window's measure, the papers, the tags; two for the next", async () => {
    const list = { order: "trending", window: "day", tags: "" } as const;
    const read = () => Promise.all([readFeed(list), readTags()]);
    expect(await countStatements(read)).toBe(3);
    vi.restoreAllMocks();
    expect(await countStatements(read)).toBe(2);
  });

  it("four for a tag's page: papers, related tags, the newest paper, the weeks; one for the next", async () => {
    const list = { order: "trending", window: "all", tags: "agents" } as const;
    const read = () =>
      Promise.all([readFeed(list), readRelatedTags("agents"), readWeeks("agents")]);
    expect(await countStatements(read)).toBe(4);
    vi.restoreAllMocks();
    expect(await countStatements(read)).toBe(1);
    expect((await readFeed(list)).feed.papers).toHaveLength(30);
  });

  it("one for a feed of fifty papers", async () => {
    const query = { order: "newest", tags: NO_TAGS, limit: 50, now: NOW } as const;
    expect(await countStatements(() => listChannelPapers(query))).toBe(1);
  });

  it("four for a paper's page: paper, model, readings, upvotes; its head asks for none more", async () => {
    const read = async () => {
      const [paper] = await Promise.all([readPaper("2601.00001"), readPaper("2601.00001")]);
      await readSurroundings(paper);
    };
    expect(await countStatements(read)).toBe(4);
  });
});
