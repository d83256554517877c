import { beforeEach, describe, expect, it } from "vitest";
import { database, sql } from "@/lib/database/client";
import { savePapers } from "@/lib/papers/store";
import { composeCode } from "@/lib/vectors/code";
import { trainVectors } from "@/lib/vectors/run";
import { findCurrentModel, findVector, listModels, readCurrentModel } from "@/lib/vectors/store";
import { listSpellings } from "@/lib/words/store";
import { paperOf } from "../../fixtures/papers/paper";

const now = new Date("2026-11-23T12:00:00Z");
const run = (signal?: AbortSignal) =>
  trainVectors(signal ? { now, dryRun: false, signal } : { now, dryRun: false });

async function addPapers(from: number, count: number): Promise<void> {
  const papers = Array.from({ length: count }, (_, at) => {
    const isRobot = (from + at) % 2 === 0;
    return paperOf({
      arxivId: `2501.${String(from + at).padStart(5, "0")}`,
      title: `${isRobot ? "Robot grasping" : "Speech recognition"} ${from + at}`,
      abstract: isRobot ? "A gripper that picks objects." : "Audio of a speaker to words.",
    });
  });
  await savePapers(
    papers.map((paper) => ({ paper, tags: [] })),
    now,
  );
}

const countPlaced = async () => {
  const [row] = await database().$queryRaw<{ count: number }[]>(
    sql`SELECT count(*)::int AS count FROM paper_vectors`,
  );
  return row?.count;
};

beforeEach(async () => {
  await database().$executeRaw(sql`TRUNCATE papers, vector_models CASCADE`);
});

describe("keeping vectors fresh", () => {
  it("trains once, files every paper, and then has nothing to do", async () => {
    await addPapers(1, 12);
    expect(await run()).toEqual({ papers: 12, trained: 1, placed: 12 });
    expect(await run()).toEqual({ papers: 12, trained: 0, placed: 0 });
    expect((await findCurrentModel())?.model.dimensions).toBeGreaterThan(1);
  });

  it("counts the words of titles with it, those of new papers as they come", async () => {
    await addPapers(1, 12);
    await run();
    await addPapers(20, 1);
    await run();
    const doubt = { rareMax: 3, rarestMax: 0 };
    const spellings = await listSpellings(["robto", "speech", "zebra"], doubt);
    expect(spellings).toEqual([
      { word: "robto", paperCount: 0, near: [{ word: "robot", paperCount: 7 }] },
      { word: "speech", paperCount: 6, near: [] },
      { word: "zebra", paperCount: 0, near: [] },
    ]);
    // Where titles have all the words, none is doubted; unless that is wanted.
    const known = await listSpellings(["robot", "speach", "speech"], { ...doubt, rareMax: 0 });
    expect(known.map(({ near }) => near.length)).toEqual([0, 1, 0]);
    const sure = await listSpellings(["robot", "speech"], doubt);
    expect(sure.map(({ near }) => near)).toEqual([[], []]);
  });

  it("keeps beside each vector the code that questions are compared by", async () => {
    await addPapers(1, 12);
    await run();
    const rows = await database().$queryRaw<{ vector: Uint8Array; code: string }[]>(
      sql`SELECT vector, code::text AS code FROM paper_vectors ORDER BY paper_id LIMIT 12`,
    );
    expect(rows).toHaveLength(12);
    for (const { vector, code } of rows) {
      expect(code).toBe(composeCode(Float32Array.from(new Int8Array(vector))));
    }
  });

  it("does nothing with an empty corpus, or one whose papers share no word", async () => {
    expect(await run()).toEqual({ papers: 0, trained: 0, placed: 0 });
    expect(await findCurrentModel()).toBeNull();
  });

  it("files new papers in the model there is, and changed ones anew", async () => {
    await addPapers(1, 12);
    await run();
    await addPapers(20, 1);
    expect(await run()).toMatchObject({ trained: 0, placed: 1 });
    await database().$executeRaw(sql`
      UPDATE papers SET title = 'Audio', abstract = 'speech', changed_at = changed_at + interval '1 day'
      WHERE arxiv_id = '2501.00002'`);
    expect(await run()).toMatchObject({ trained: 0, placed: 1 });
  });

  it("trains anew when the corpus has grown by a quarter, and switches when all are filed", async () => {
    await addPapers(1, 12);
    await run();
    const before = await readCurrentModel();
    await addPapers(20, 4);
    expect(await run()).toEqual({ papers: 16, trained: 1, placed: 16 });
    const after = await findCurrentModel();
    expect(after?.id).not.toBe(before?.id);
    expect((await readCurrentModel())?.id).toBe(after?.id);
    expect((await listModels()).map((model) => model.state)).toEqual(["current", "retired"]);
    await run();
    expect(await countPlaced()).toBe(16);
  });

  it("goes on filling a model that a dead run left, without training again", async () => {
    await addPapers(1, 12);
    await run();
    await database().$executeRaw(sql`UPDATE vector_models SET state = 'filling'`);
    await database().$executeRaw(sql`
      DELETE FROM paper_vectors WHERE paper_id IN (SELECT id FROM papers ORDER BY id LIMIT 5)`);
    expect(await findCurrentModel()).toBeNull();
    expect(await run()).toEqual({ papers: 12, trained: 0, placed: 5 });
    expect(await findCurrentModel()).not.toBeNull();
  });

  it("stops when asked to, and leaves no half model behind", async () => {
    await addPapers(1, 12);
    expect(await run(AbortSignal.abort())).toEqual({ papers: 12, trained: 0, placed: 0 });
    expect(await listModels()).toEqual([]);
  });

  it("keeps texts without a known word out of every answer", async () => {
    await addPapers(1, 12);
    await savePapers(
      [{ paper: paperOf({ arxivId: "2501.00099", title: "Zzz", abstract: "Qqq." }), tags: [] }],
      now,
    );
    await run();
    const [paper] = await database().$queryRaw<{ id: number }[]>(
      sql`SELECT id FROM papers WHERE arxiv_id = '2501.00099'`,
    );
    const model = await findCurrentModel();
    expect(await findVector(model?.id ?? 0, paper?.id ?? 0)).toBeNull();
  });
});
