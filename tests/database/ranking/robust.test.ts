import { beforeEach, describe, expect, it } from "vitest";
import { listFeed } from "@/lib/feeds/store";
import { CURRENT } from "@/lib/ranking/formula";
import { rescoreChanged } from "@/lib/ranking/run";
import { NO_FILTER } from "@/lib/tags/filter";
import { insertReader } from "../../mail/readers";
import { insertPaper, observe, query, tagPaper } from "./papers";

const NOW = new Date("2026-01-03T12:00:00Z");
const YEAR_AHEAD = new Date("2027-01-03T12:00:00Z");
const NOTHING = { scored: 0, removed: 0 };

beforeEach(() => query("TRUNCATE papers, tags, readers, formulas RESTART IDENTITY CASCADE"));

async function listOrder(now = NOW): Promise<string[]> {
  const { papers } = await listFeed({ order: "trending", tags: NO_FILTER, limit: 30, now });
  return papers.map(({ publicId, reason }) => `${publicId} ${reason.split(" · ")[0]}`);
}
async function observeBy(paperId: number, source: string, at: string, value: number) {
  await query(`INSERT INTO observations VALUES ($1, 'github_stars', $2, $3, $4)`, [
    ...[paperId, source, at, value],
  ]);
}

describe("the order and its reasons", () => {
  it("stand a burst of upvotes from one address range", async () => {
    const liked = await insertPaper("liked");
    const pushed = await insertPaper("pushed");
    const ranges = [...Array(7).keys()].map((n) => [liked, `range ${n}`] as const);
    const burst = Array(60).fill([pushed, "one range"] as const);
    for (const [paperId, range] of [...ranges, ...burst]) {
      const { id } = await insertReader();
      await query("INSERT INTO marks VALUES ($1, $2, 'upvote', $3, $4)", [id, paperId, range, NOW]);
    }
    await rescoreChanged(NOW);
    expect(await listOrder()).toEqual(["liked +7 upvotes here", "pushed +6 upvotes here"]);
  });

  it("stand a repository that moves: neither its old stars nor another's are growth", async () => {
    const grown = await insertPaper("grown");
    const moved = await insertPaper("moved");
    for (const [day, stars] of [
      [1, 10],
      [2, 60],
    ] as const) {
      await observeBy(grown, "github:1", `2026-01-0${day}T10:00:00Z`, stars);
      await observeBy(moved, "github:7", `2026-01-0${day}T10:00:00Z`, 400 + day);
      // Retold of the address, which now leads elsewhere.
      await observeBy(moved, "hf", `2026-01-0${day}T10:00:00Z`, day === 1 ? 401 : 90_000);
    }
    await observeBy(moved, "github:9", "2026-01-03T10:00:00Z", 90_000);
    await rescoreChanged(NOW);
    expect(await listOrder()).toEqual(["grown +50 stars", "moved +1 stars"]);
  });

  it("let a withdrawn paper go whatever was said of it, and take it back when it returns", async () => {
    const id = await insertPaper("withdrawn");
    await insertPaper("other");
    await observe(id, "upvotes", "2026-01-02T12:00:00Z", 40);
    await rescoreChanged(NOW);
    const before = await listOrder();
    await query("UPDATE papers SET withdrawn_at = $1 WHERE id = $2", [NOW, id]);
    await observe(id, "upvotes", "2026-01-03T11:00:00Z", 900);
    expect(await rescoreChanged(NOW)).toEqual({ scored: 0, removed: 1 });
    expect(await listOrder()).toEqual([expect.stringMatching(/^other /)]);
    await query("DELETE FROM observations WHERE value = 900");
    await query("UPDATE papers SET withdrawn_at = NULL WHERE id = $1", [id]);
    await rescoreChanged(NOW);
    expect(await listOrder()).toEqual(before);
  });

  it("stand a clock that ran ahead: readings of the future wait for their time", async () => {
    const id = await insertPaper("2601.00001");
    await observe(id, "upvotes", "2026-01-03T08:00:00Z", 12);
    await rescoreChanged(NOW);
    const before = await query("SELECT score, parts FROM scores");
    await observe(id, "upvotes", YEAR_AHEAD.toISOString(), 500);
    expect(await rescoreChanged(NOW)).toEqual({ scored: 1, removed: 0 });
    expect(await query("SELECT score, parts FROM scores")).toEqual(before);
    expect(await rescoreChanged(new Date("2026-06-01T00:00:00Z"))).toEqual(NOTHING);
    expect(await rescoreChanged(YEAR_AHEAD)).toEqual({ scored: 1, removed: 0 });
    expect(await query("SELECT score, parts FROM scores")).not.toEqual(before);
    expect(await rescoreChanged(YEAR_AHEAD)).toEqual(NOTHING);
  });

  it("stand a run at an earlier instant: what it could not know is scored again when it can", async () => {
    const id = await insertPaper("2601.00001");
    await observe(id, "upvotes", "2026-01-03T08:00:00Z", 12);
    await rescoreChanged(NOW);
    const before = await query("SELECT score, parts FROM scores");
    await query("INSERT INTO due_scores (paper_id) VALUES ($1)", [id]);
    await rescoreChanged(new Date("2025-12-01T00:00:00Z"));
    expect(await query("SELECT score, parts FROM scores")).not.toEqual(before);
    await rescoreChanged(NOW);
    expect(await query("SELECT score, parts FROM scores")).toEqual(before);
  });

  it("do not let a paper dated ahead lead, and place it when its day has come", async () => {
    await insertPaper("ahead", { submittedAt: YEAR_AHEAD });
    await insertPaper("old", { submittedAt: new Date("2020-01-01") });
    await rescoreChanged(NOW);
    expect(await listOrder()).toEqual([
      expect.stringMatching(/^old/),
      expect.stringMatching(/^ahead/),
    ]);
    await rescoreChanged(YEAR_AHEAD);
    expect(await listOrder(YEAR_AHEAD)).toEqual([
      expect.stringMatching(/^ahead/),
      expect.stringMatching(/^old/),
    ]);
  });

  it("stand a source that is silent for weeks while others speak", async () => {
    const id = await insertPaper("2601.00001");
    for (const [day, stars] of [
      [1, 10],
      [3, 90],
    ] as const) {
      await observeBy(id, "github:1", `2026-01-0${day}T10:00:00Z`, stars);
    }
    await rescoreChanged(NOW);
    await observe(id, "comments", "2026-02-20T10:00:00Z", 3);
    expect(await rescoreChanged(new Date("2026-02-20T12:00:00Z"))).toMatchObject({ scored: 1 });
    const [row] = await query<{ parts: object[] }>("SELECT parts FROM scores");
    expect(row?.parts).toContainEqual(
      expect.objectContaining({ says: "+80 stars", readAt: "2026-01-03T10:00:00.000Z" }),
    );
  });
});

describe("the formula", () => {
  it("is kept with all its numbers when it first ranks, once", async () => {
    await rescoreChanged(NOW);
    await rescoreChanged(YEAR_AHEAD);
    const { name, version, model, rules } = CURRENT;
    expect(await query("SELECT * FROM formulas")).toEqual([
      { name, version, parameters: { model, rules }, first_used_at: NOW },
    ]);
  });

  it("moves a paper by the size of its primary tag, and again when that changes", async () => {
    const id = await insertPaper("2601.00001");
    await tagPaper(id, "evaluation");
    await tagPaper(id, "scaling-laws");
    const sayings = async (slug: string) => {
      await query(`UPDATE paper_tags SET is_primary = slug = $1 FROM tags WHERE tags.id = tag_id`, [
        slug,
      ]);
      await query("INSERT INTO due_scores (paper_id) VALUES ($1) ON CONFLICT DO NOTHING", [id]);
      await rescoreChanged(NOW);
      const [row] = await query<{ parts: { part: string; says: string }[] }>(
        "SELECT parts FROM scores",
      );
      return row?.parts.filter(({ part }) => part === "size").map(({ says }) => says.split(":")[0]);
    };
    expect(await sayings("evaluation")).toEqual(["large tag"]);
    expect(await sayings("scaling-laws")).toEqual(["small tag"]);
  });
});
