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

  it("writes no row of a paper without news, in scores or beside its tags", async () => {
    const ids = [];
    for (const n of [1, 2, 3, 4]) ids.push(await insertPaper(`2601.0000${n}`));
    for (const id of ids) await tagPaper(id, "agents");
    await rescoreChanged(NOW);
    const [first = 0] = ids;
    const listRows = () =>
      query(
        `SELECT paper_id, 'score' AS what, xmin::text, ctid::text FROM scores WHERE paper_id > $1
        UNION ALL SELECT paper_id, 'tag', xmin::text, ctid::text FROM paper_tags WHERE paper_id > $1
        ORDER BY 1, 2`,
        [first],
      );
    const before = await listRows();
    expect(before).toHaveLength(6);
    await observe(first, "upvotes", "2026-01-03T08:00:00Z", 40);
    expect(await rescoreChanged(NOW)).toEqual({ scored: 1, removed: 0 });
    expect(await rescoreChanged(NOW)).toEqual({ scored: 0, removed: 0 });
    expect(await listRows()).toEqual(before);
  });

  it("comes without the text to the same digits, and reads it when it changed", async () => {
    const id = await insertPaper("2601.00001", { abstract: "We open agents and their code." });
    const readAll = () => query("SELECT score, merit, parts, text_key FROM scores");
    const rescoreAnew = async (change: string) => {
      await query(change);
      await query("INSERT INTO due_scores (paper_id) VALUES ($1) ON CONFLICT DO NOTHING", [id]);
      await rescoreChanged(NOW);
      return readAll();
    };
    await rescoreChanged(NOW);
    await observe(id, "upvotes", "2026-01-03T08:00:00Z", 40);
    await rescoreChanged(NOW);
    const known = await readAll();
    expect(await rescoreAnew("UPDATE scores SET text_key = NULL")).toEqual(known);
    expect(await rescoreAnew("UPDATE scores SET formula = 'older-1'")).toEqual(known);
    expect(await rescoreAnew("UPDATE papers SET abstract = 'We open agents.'")).not.toEqual(known);
    expect(
      await rescoreAnew("UPDATE papers SET abstract = 'We open agents and their code.'"),
    ).toEqual(known);
    expect(await rescoreAnew("UPDATE papers SET authors = '{A,B,C,D}'")).not.toEqual(known);
  });

  it("takes up a paper that lost its tags, whose size had moved it", async () => {
    const id = await insertPaper("2601.00001");
    await rescoreChanged(NOW);
    const plain = await readScore(id);
    await tagPaper(id, "evaluation");
    await query("UPDATE paper_tags SET is_primary = true");
    await rescoreChanged(NOW);
    expect(await readScore(id)).toBeLessThan(plain ?? Number.NaN);
    await query("DELETE FROM paper_tags");
    expect(await rescoreChanged(NOW)).toEqual({ scored: 1, removed: 0 });
    expect(await readScore(id)).toBe(plain);
    await tagPaper(id, "evaluation");
    await query("DELETE FROM papers");
    expect(await rescoreChanged(NOW)).toEqual({ scored: 0, removed: 0 });
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
