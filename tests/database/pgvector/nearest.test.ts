import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, database, raw, sql } from "@/lib/database/client";
import { setSettings, settings } from "@/lib/env";
import { savePapers } from "@/lib/papers/store";
import { keepVectors } from "@/lib/vectors/keep/run";
import { embedQuestion } from "@/lib/vectors/model";
import { listAnswers, listNeighbours } from "@/lib/vectors/near/store";
import { rankPacked, sharpenQuestion } from "@/lib/vectors/nearest";
import { formatPlace } from "@/lib/vectors/pgvector/format";
import { openExtension } from "@/lib/vectors/pgvector/store";
import { findCurrentModel } from "@/lib/vectors/store";
import { findDrift } from "@/prisma/drift";
import { migrate } from "@/prisma/migrate";
import { startVectorServer, type VectorServer } from "@/tests/servers/pgvector";
import { paperOf } from "../../fixtures/papers/paper";

const now = new Date("2026-11-23T12:00:00Z");
const run = () => keepVectors({ now, dryRun: false });
const SUBJECTS = ["robot", "speech", "protein", "weather", "graph", "vision", "market", "music"];
const before = settings().DATABASE_URL;
let server: VectorServer;

beforeAll(async () => {
  server = await startVectorServer();
  await migrate(server.url);
  await closeDatabase();
  setSettings({ DATABASE_URL: server.url });
}, 120_000);
afterAll(async () => {
  await closeDatabase();
  setSettings({ DATABASE_URL: before });
  await server.close();
});
beforeEach(async () => {
  await database().$executeRaw(sql`TRUNCATE papers, vector_models CASCADE`);
});

/** Papers of two subjects each, in other words every time. */
async function addPapers(from: number, count: number): Promise<void> {
  const papers = Array.from({ length: count }, (_, at) => {
    const number = from + at;
    const [one, other] = [SUBJECTS[number % 8], SUBJECTS[Math.floor(number / 8) % 8]];
    return paperOf({
      arxivId: `2501.${String(number).padStart(5, "0")}`,
      title: `${one} ${other} study`,
      abstract: `${one} ${one} word${number % 13} ${other} term${number % 7} item${number % 31}`,
    });
  });
  await savePapers(
    papers.map((paper) => ({ paper, tags: [] })),
    now,
  );
}

async function current() {
  const stored = await findCurrentModel();
  if (!stored) throw new Error("No model was trained.");
  return stored;
}
/** Of so few papers PostgreSQL would rather read all; by the session that PGlite has, and for new ones. */
async function avoidReadingAll(): Promise<void> {
  await database().$executeRaw(sql`
    DO $$ BEGIN
      EXECUTE format('ALTER DATABASE %I SET enable_seqscan = off', current_database());
    END $$`);
  await closeDatabase();
  await database().$executeRaw(sql`SET enable_seqscan = off`);
}
const tables = async () => {
  const rows = await database().$queryRaw<{ name: string }[]>(sql`
    SELECT relname::text AS name FROM pg_class
    WHERE relnamespace = to_regnamespace('meaning') AND relkind = 'r' ORDER BY relname`);
  return rows.map((row) => row.name);
};

describe("a server with pgvector", () => {
  it("has an index of every paper's place after the job, and questions go by it", async () => {
    await addPapers(1, 60);
    expect((await run()).nearest).toMatch(/^pgvector 0\.\d+\.\d+$/);
    const stored = await current();
    expect(stored.isIndexed).toBe(true);
    expect(await tables()).toEqual([`nearest_${stored.id}`]);
  });

  it("shows no drift from the schema with the extension and its tables", async () => {
    await addPapers(1, 12);
    await run();
    expect(await findDrift(server.url)).toBe("");
  });

  it("finds the same neighbours as comparing with every paper does", async () => {
    await addPapers(1, 400);
    await run();
    const stored = await current();
    const [row] = await database().$queryRaw<{ packed: Uint8Array }[]>(sql`
      SELECT string_agg(int4send(paper_id) || vector, ''::bytea) AS packed FROM paper_vectors`);
    const all = row?.packed ?? new Uint8Array();
    for (const text of ["robot speech", "protein", "weather word3 music"]) {
      const question = embedQuestion(stored.model, text) ?? new Float32Array();
      const exact = rankPacked(all, question, 10);
      const found = await listNeighbours(stored, question, 10);
      const similarities = (list: { similarity: number }[]) => list.map((one) => one.similarity);
      for (const [at, similarity] of similarities(found).entries()) {
        expect(similarity).toBeCloseTo(similarities(exact)[at] ?? 0, 2);
      }
      const sharpened = sharpenQuestion(all, question);
      const answers = await listAnswers(stored, question, 100);
      expect(answers).toHaveLength(100);
      const [best] = rankPacked(all, sharpened, 1);
      expect(answers[0]?.similarity).toBeCloseTo(best?.similarity ?? 0, 2);
    }
  });

  it("brings as many as asked for, also beyond what its index looks at by itself", async () => {
    await addPapers(1, 400);
    await run();
    const stored = await current();
    const question = embedQuestion(stored.model, "robot speech") ?? new Float32Array();
    await avoidReadingAll();
    const [plain] = await database().$queryRaw<{ count: number }[]>(sql`
      SELECT count(*)::int FROM (SELECT FROM ${raw(`meaning.nearest_${stored.id}`)}
        ORDER BY place <=> ${formatPlace(question)}::halfvec LIMIT 150) AS found`);
    expect(plain?.count).toBeLessThan(150);
    expect(await listNeighbours(stored, question, 150)).toHaveLength(150);
  });

  it("follows papers that come, change and go", async () => {
    await addPapers(1, 60);
    await run();
    const stored = await current();
    await addPapers(100, 2);
    await database().$executeRaw(sql`
      UPDATE papers SET title = 'Protein', abstract = 'protein', changed_at = changed_at + interval '1 day'
      WHERE arxiv_id = '2501.00001'`);
    await database().$executeRaw(sql`
      UPDATE papers SET title = 'Qqq', abstract = 'Zzz', changed_at = changed_at + interval '1 day'
      WHERE arxiv_id = '2501.00002'`);
    await database().$executeRaw(sql`DELETE FROM papers WHERE arxiv_id = '2501.00003'`);
    expect(await run()).toMatchObject({ trained: 0, placed: 4 });
    const rows = await database().$queryRaw<{ id: string; isThere: boolean }[]>(sql`
      SELECT arxiv_id AS id, papers.id IN (SELECT paper_id FROM ${raw(`meaning.nearest_${stored.id}`)})
        AS "isThere"
      FROM papers ORDER BY id`);
    expect(rows.filter((row) => !row.isThere).map((row) => row.id)).toEqual(["2501.00002"]);
    expect(rows).toHaveLength(61);
    const protein = embedQuestion(stored.model, "protein") ?? new Float32Array();
    const [nearest] = await listNeighbours(stored, protein, 1);
    expect(nearest?.similarity).toBeCloseTo(1, 1);
  });

  it("gives a new model an index of its own and drops the old one's", async () => {
    await addPapers(1, 40);
    await run();
    const first = await current();
    await addPapers(100, 20);
    await run();
    await run();
    const second = await current();
    expect(second.id).not.toBe(first.id);
    expect(await tables()).toEqual([`nearest_${second.id}`]);
  });

  it("goes by cells while an index is missing, and when the extension was taken away", async () => {
    await addPapers(1, 40);
    await run();
    const question = embedQuestion((await current()).model, "robot") ?? new Float32Array();
    await database().$executeRaw(sql`DROP EXTENSION vector CASCADE`);
    const stored = await current();
    expect(stored.isIndexed).toBe(false);
    expect(await listAnswers(stored, question, 5)).toHaveLength(5);
    expect((await run()).nearest).toMatch(/^pgvector/);
    expect((await current()).isIndexed).toBe(true);
  });

  it("goes by cells, and says why, where the role may not create the extension", async () => {
    await database().$executeRaw(sql`DROP EXTENSION vector CASCADE`);
    await database().$executeRaw(sql`
      DO $$ BEGIN CREATE ROLE feeble; EXCEPTION WHEN duplicate_object THEN NULL; END $$`);
    const url = new URL(server.url);
    url.searchParams.set("options", "-c role=feeble");
    await closeDatabase();
    setSettings({ DATABASE_URL: url.href });
    // PGlite has one session, whatever a connection asks for.
    await database().$executeRaw(sql`SET ROLE feeble`);
    expect(await openExtension()).toEqual({
      state: "absent",
      reason: expect.stringMatching(/^pgvector is refused: .*permission denied/),
    });
    await database().$executeRaw(sql`RESET ROLE`);
    await closeDatabase();
    setSettings({ DATABASE_URL: server.url });
  });
});
