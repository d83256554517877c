import { beforeEach, describe, expect, it } from "vitest";
import { rescoreChanged } from "@/lib/ranking/run";
import { insertReader } from "../../mail/readers";
import { insertPaper, query } from "./papers";

const NOW = new Date("2026-01-03T12:00:00Z");
const LATER = new Date("2026-01-03T13:00:00Z");

beforeEach(() => query("TRUNCATE papers, tags, readers RESTART IDENTITY CASCADE"));

async function mark(paperId: number, rangeKey: string, kind = "upvote"): Promise<void> {
  const { id } = await insertReader();
  await query(
    `INSERT INTO marks (reader_id, paper_id, kind, range_key, marked_at)
     VALUES ($1, $2, $3, $4, '2026-01-03T11:00:00Z')`,
    [id, paperId, kind, rangeKey],
  );
}
const readMerit = async (id: number) =>
  (await query<{ merit: number }>("SELECT merit FROM scores WHERE paper_id = $1", [id]))[0]
    ?.merit ?? Number.NaN;
const listReadings = (id: number) =>
  query("SELECT signal, source, value FROM observations WHERE paper_id = $1", [id]);

describe("marks of our own readers", () => {
  it("become a reading, lift the score, are named, and are read once", async () => {
    const id = await insertPaper("2601.00001");
    await rescoreChanged(NOW);
    const before = await readMerit(id);
    await mark(id, "one");
    await mark(id, "two");
    expect(await rescoreChanged(NOW)).toEqual({ scored: 1, removed: 0 });
    expect(await readMerit(id)).toBeGreaterThan(before);
    expect(await listReadings(id)).toEqual([{ signal: "upvotes", source: "readers", value: 2 }]);
    const [score] = await query<{ parts: { says: string }[] }>("SELECT parts FROM scores");
    expect(score?.parts.map(({ says }) => says)).toContain("+2 upvotes here");
    expect(await rescoreChanged(LATER)).toEqual({ scored: 0, removed: 0 });
  });

  it("count little when many come from one network", async () => {
    const burst = await insertPaper("2601.00001");
    const liked = await insertPaper("2601.00002");
    for (let n = 0; n < 20; n += 1) await mark(burst, "one");
    for (let n = 0; n < 5; n += 1) await mark(liked, `range ${n}`);
    await rescoreChanged(NOW);
    expect(await readMerit(liked)).toBeGreaterThan(await readMerit(burst));
  });

  it("count no more when they are taken back", async () => {
    const id = await insertPaper("2601.00001");
    await rescoreChanged(NOW);
    const before = await readMerit(id);
    await mark(id, "one");
    await rescoreChanged(NOW);
    await query("DELETE FROM marks");
    await rescoreChanged(LATER);
    expect(await readMerit(id)).toBeCloseTo(before, 9);
  });

  it("count as saves too, and less than an upvote", async () => {
    const saved = await insertPaper("2601.00001");
    const upvoted = await insertPaper("2601.00002");
    await mark(saved, "one", "save");
    await mark(upvoted, "one");
    await rescoreChanged(NOW);
    expect(await listReadings(saved)).toEqual([{ signal: "saves", source: "readers", value: 1 }]);
    expect(await readMerit(saved)).toBeLessThan(await readMerit(upvoted));
  });
});
