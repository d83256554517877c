import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/database/client";
import { indexPool, listFollowed } from "@/lib/editions/choose";
import { askSearches } from "@/lib/editions/found/run";
import { eachPlace } from "@/lib/editions/places";
import { inTransaction } from "@/lib/editions/plan/store";
import { previewEdition } from "@/lib/editions/preview/run";
import { digest } from "@/lib/editions/run";
import { listPool } from "@/lib/editions/store";
import { listFollowedPapers } from "@/lib/feeds/followed/store";
import { listFound } from "@/lib/search/saved/store";
import { insertPapers } from "../../mail/papers";
import { insertReader, listPlanned } from "../../mail/readers";

const NOW = new Date("2026-03-10T07:00:00Z");
const HOSTILE = [
  "'; DROP TABLE papers; --",
  `${"(".repeat(60)} ${"!".repeat(40)} & | <-> :*`,
  "after:0000 llama",
  "before:9999-12-31 llama",
  `author:"a':B & !b"`,
  "\\ \\' \\\"",
  `${"-".repeat(40)}x y`,
  "😀 \uFFFF ﷽",
];
let speech: number[];
let decoding: number;
let agent: number;

beforeAll(async () => {
  speech = await insertPapers(
    Array.from({ length: 30 }, (_, n) => ({ title: `Speech ${n}`, tags: ["speech"] })),
    NOW,
  );
  [decoding = 0, agent = 0] = await insertPapers(
    [
      { title: "Speculative decoding of drafts", tags: ["agents"] },
      { title: "An agent", abstract: "It decodes speculatively.", tags: ["agents", "speech"] },
    ],
    NOW,
  );
  // The worst of all papers: by score alone no list of ten has them.
  await database().$executeRaw`
    UPDATE scores SET score = 1 WHERE paper_id IN (${decoding}, ${agent})`;
});

afterEach(async () => {
  await database().$executeRaw`TRUNCATE readers, editions RESTART IDENTITY CASCADE`;
});

const plan = (now: Date | string = NOW) => digest({ now: new Date(now), dryRun: false });
const firstOf = async (id: number) => (await listPlanned(id))[0];

describe("an edition for who follows a search", () => {
  it("has the papers that match its words in any of their forms, and says by which search each came", async () => {
    const reader = await insertReader({
      searches: ['"speculative decoding"', "decode speculatively"],
    });
    await plan();
    expect(await firstOf(reader.id)).toMatchObject({
      state: "queued",
      paperIds: [agent, decoding],
      foundBy: ["decode speculatively", '"speculative decoding"'],
    });
  });

  it("brings the worst scored of them beside a busy tag, within the number asked for", async () => {
    const reader = await insertReader({
      tags: ["speech"],
      searches: ["speculative decoding"],
      paperCount: 4,
    });
    await plan();
    const planned = await firstOf(reader.id);
    expect(planned?.paperIds).toEqual([speech[0], agent, speech[1], decoding]);
    expect(planned?.foundBy).toEqual(["", "speculative decoding", "", "speculative decoding"]);
  });

  it("never has again what a former one had, by whatever it came", async () => {
    const reader = await insertReader({ searches: ["speculative"], paperCount: 1 });
    const byTag = await insertReader({ tags: ["agents"], paperCount: 1 });
    await plan();
    await database().subscription.update({
      where: { readerId: byTag.id },
      data: { searches: ["speculative"], tags: [] },
    });
    await plan("2026-03-11T07:00:00Z");
    await plan("2026-03-12T07:00:00Z");
    for (const { id } of [reader, byTag]) {
      const planned = await listPlanned(id);
      expect(planned.map((one) => one.state)).toEqual(["queued", "queued", "empty"]);
      expect(planned.flatMap((one) => one.paperIds)).toEqual([agent, decoding]);
    }
  });

  it("says nothing of searches to who follows none, and nothing where none found anything", async () => {
    const reader = await insertReader({ tags: ["agents"] });
    const none = await insertReader({ tags: ["agents"], searches: ["quantum gravity"] });
    await plan();
    expect((await firstOf(reader.id))?.foundBy).toEqual([]);
    expect((await firstOf(none.id))?.foundBy).toEqual([]);
  });

  it("is what its preview showed", async () => {
    const wish = { tags: ["speech"], excludedTags: [], authors: [], phrases: [], minScore: null };
    const shown = await previewEdition(
      { ...wish, searches: ["speculative"], paperCount: 4 },
      null,
      NOW,
    );
    expect(shown.map(({ id, foundBy }) => [id, foundBy])).toEqual([
      [speech[0], ""],
      [agent, "speculative"],
      [speech[1], ""],
      [decoding, "speculative"],
    ]);
  });
});

describe("a search that cannot be asked", () => {
  it("harms nobody's edition: neither its reader's nor that of others", async () => {
    const unreadable = ["2308.12950", "-only", "", "tag:gone", "before:someday"];
    const reader = await insertReader({ searches: [...unreadable, "speculative"] });
    const other = await insertReader({ searches: ["agent"] });
    await plan();
    expect((await firstOf(reader.id))?.paperIds).toEqual([agent, decoding]);
    expect((await firstOf(other.id))?.paperIds).toEqual([agent]);
  });

  it("is told from those beside it when PostgreSQL refuses it", async () => {
    const searches = Array.from({ length: 9 }, (_, n) => `agent or x${n}`);
    const asked = searches.toSpliced(4, 0, "cat:cs.CL agent");
    const found = inTransaction(async (tx) => {
      await tx.$executeRaw`ALTER FUNCTION paper_category_keys RENAME TO gone_after_an_upgrade`;
      throw await listFound(tx, asked, [agent, decoding]);
    });
    const lists = await found.catch((thrown: Map<string, number[]>) => thrown);
    expect(asked.filter((search) => lists.get(search)?.includes(agent))).toEqual(searches);
  });

  it.each(HOSTILE)("such as %j leaves the tables and the edition as they were", async (search) => {
    const reader = await insertReader({ searches: [search, "speculative"] });
    expect(await plan()).toMatchObject({ queued: 1 });
    expect((await firstOf(reader.id))?.paperIds).toEqual(expect.arrayContaining([agent]));
    expect(await database().paper.count()).toBe(32);
  });
});

describe("the rule by which a search finds", () => {
  it.each([
    ["speculative"],
    ['"speculative decoding"'],
    ["speech -agent"],
    ["tag:speech -tag:agents"],
    ["agent or decoding"],
    ['author:"alan turing" tag:agents'],
    ["cat:cs.CL after:2026-03-09"],
    ["has:code"],
    ["Spéculative"],
  ])(
    "%j brings the same papers by mail, whether asked alone or with many, and to the private feed",
    async (search) => {
      const pool = indexPool(await inTransaction((tx) => listPool(tx, NOW)), NOW);
      const follows = {
        tags: [],
        excludedTags: [],
        authors: [],
        phrases: [],
        searches: [search],
        minScore: null,
      };
      const { papers } = await listFollowedPapers(follows, 100, NOW);
      const fed = papers.map(({ publicId }) => publicId).toSorted();
      const others = Array.from({ length: 20 }, (_, n) => `other${n}`);
      for (const asked of [[search], [...others, search]]) {
        pool.bySearch.clear();
        await askSearches(inTransaction, asked, pool);
        const places = [...eachPlace(listFollowed(pool, { key: "", ...follows }))];
        const ids = places.map((place) => pool.papers[place]?.id ?? 0);
        const rows = await database().paper.findMany({ where: { id: { in: ids } } });
        expect(rows.map(({ publicId }) => publicId).toSorted()).toEqual(fed);
      }
    },
  );
});
