import { beforeEach, describe, expect, it } from "vitest";
import { rank, rescoreChanged } from "@/lib/ranking/run";
import { insertPaper, observe, query, tagPaper } from "./papers";

const NOW = new Date("2026-01-03T12:00:00Z");

beforeEach(() => query("TRUNCATE papers, tags RESTART IDENTITY CASCADE"));

const readScore = async (id: number) =>
  (await query<{ score: number }>("SELECT score FROM scores WHERE paper_id = $1", [id]))[0]?.score;
const listCopies = (id: number) =>
  query("SELECT score, merit, listed_at FROM paper_tags WHERE paper_id = $1", [id]);

describe("rescoring", () => {
  it("scores every new paper once, and then nothing until something changes", async () => {
    await insertPaper("2601.00001");
    await insertPaper("2601.00002", { submittedAt: null });
    expect(await rescoreChanged(NOW)).toEqual({ scored: 2, removed: 0 });
    expect(await rescoreChanged(NOW)).toEqual({ scored: 0, removed: 0 });
  });

  it("takes up a paper that has a newer observation, and only that one", async () => {
    const id = await insertPaper("2601.00001");
    await insertPaper("2601.00002");
    await rescoreChanged(NOW);
    const before = await readScore(id);
    await observe(id, "upvotes", "2026-01-03T08:00:00Z", 40);
    expect(await rescoreChanged(NOW)).toEqual({ scored: 1, removed: 0 });
    expect(await readScore(id)).toBeGreaterThan(before ?? Number.NaN);
  });

  it("takes up what another formula scored", async () => {
    await insertPaper("2601.00001");
    await rescoreChanged(NOW);
    await query("UPDATE scores SET formula = 'older-1'");
    expect(await rank({ now: NOW, dryRun: true })).toMatchObject({ due: 1 });
    expect(await rescoreChanged(NOW)).toEqual({ scored: 1, removed: 0 });
  });

  it("removes the score of a withdrawn paper from feed and tag page", async () => {
    const id = await insertPaper("2601.00001");
    await tagPaper(id, "agents");
    await rescoreChanged(NOW);
    await query("UPDATE papers SET withdrawn_at = now() WHERE id = $1", [id]);
    expect(await rescoreChanged(NOW)).toEqual({ scored: 0, removed: 1 });
    expect(await readScore(id)).toBeUndefined();
    expect(await listCopies(id)).toEqual([{ score: null, merit: null, listed_at: null }]);
  });

  it("writes the same numbers beside every tag, also for a tag given later", async () => {
    const id = await insertPaper("2601.00001");
    await rescoreChanged(NOW);
    await tagPaper(id, "agents");
    await rescoreChanged(NOW);
    const scores = await query("SELECT score, merit, listed_at FROM scores");
    expect(await listCopies(id)).toEqual(scores);
  });

  it("writes nothing in a dry run", async () => {
    await insertPaper("2601.00001");
    expect(await rank({ now: NOW, dryRun: true })).toMatchObject({ due: 1 });
    expect(await query("SELECT paper_id FROM scores")).toEqual([]);
  });

  it("shares the work between two processes without scoring a paper twice", async () => {
    await query(
      `INSERT INTO papers (public_id, title, abstract, authors, categories, source, content_hash,
         first_seen_at, changed_at)
       SELECT 'p' || n, 'Title', 'Text.', '{A}', '{cs.CL}', 'jsonl', n::text, now(), now()
       FROM generate_series(1, 3500) AS n`,
    );
    const counts = await Promise.all([rescoreChanged(NOW), rescoreChanged(NOW)]);
    expect(counts.reduce((sum, count) => sum + Number(count.scored), 0)).toBe(3500);
  });

  it("does not lose a change that commits while its paper is being scored", async () => {
    const id = await insertPaper("2601.00001");
    await rescoreChanged(NOW);
    const changes = Array.from({ length: 20 }, (_, n) =>
      observe(id, "upvotes", new Date(NOW.getTime() - n * 60_000).toISOString(), 50 - n),
    );
    await Promise.all([...changes, rescoreChanged(NOW), rescoreChanged(NOW)]);
    await rescoreChanged(NOW);
    const settled = await readScore(id);
    await query("INSERT INTO due_scores (paper_id) VALUES ($1)", [id]);
    await rescoreChanged(NOW);
    expect(await readScore(id)).toBe(settled);
  });
});
