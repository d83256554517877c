import { Client } from "pg";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { readPaper, readSurroundings } from "@/app/papers/[id]/readPaper";
import { readFeed } from "@/app/readFeed";
import { readWeeks } from "@/app/readWeeks";
import { listChannelPapers } from "@/lib/feeds/store";
import { rescoreChanged } from "@/lib/ranking/run";
import { listRelatedTags, listTags } from "@/lib/tags/store";
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
  await read();
  const watched = vi.spyOn(Client.prototype, "query");
  await read();
  return watched.mock.calls.length;
}

describe("statements for one page, however many papers it shows", () => {
  it("three for the front page: the window's measure, the papers, the tags", async () => {
    const list = { order: "trending", window: "day", tags: "" } as const;
    expect(await countStatements(() => Promise.all([readFeed(list), listTags()]))).toBe(3);
  });

  it("four for a tag's page: papers, related tags, the newest paper, the weeks", async () => {
    const list = { order: "trending", window: "all", tags: "agents" } as const;
    const read = () =>
      Promise.all([readFeed(list), listRelatedTags("agents"), readWeeks("agents")]);
    expect((await readFeed(list)).feed.papers).toHaveLength(30);
    expect(await countStatements(read)).toBe(4);
  });

  it("one for a feed of fifty papers", async () => {
    const query = { order: "newest", tags: NO_TAGS, limit: 50, now: NOW } as const;
    expect(await countStatements(() => listChannelPapers(query))).toBe(1);
  });

  it("five for a paper's page: paper, origin, model, readings, upvotes", async () => {
    const read = async () => readSurroundings(await readPaper("2601.00001"));
    expect(await countStatements(read)).toBe(5);
  });
});
