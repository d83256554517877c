import { expect, test } from "vitest";
import { listStatus, readLedger } from "@/lib/batches/run";
import { database } from "@/lib/database/client";
import { countPapers, findPaper } from "@/lib/papers/store";
import { loadStarterCorpus } from "@/lib/starter/run";

const NOW = new Date("2026-11-23T12:00:00Z");

test("two processes that start at once fill an empty database with each of the 119 papers once", async () => {
  const counts = await Promise.all([loadStarterCorpus(NOW), loadStarterCorpus(NOW)]);
  expect(counts.map((count) => count.inserted).sort()).toEqual([0, 119]);
  expect(await countPapers()).toBe(119);
  const rows = await database().$queryRaw<Record<string, number>[]>`
    SELECT count(DISTINCT arxiv_id)::int AS ids, count(DISTINCT title)::int AS titles,
           count(submitted_at)::int AS dated, count(primary_category)::int AS filed,
           count(*) FILTER (WHERE cardinality(authors) > 0)::int AS signed,
           count(*) FILTER (WHERE tldr IS NULL OR length(tldr) < 20)::int AS mute
    FROM papers`;
  expect(rows[0]).toEqual({ ids: 119, titles: 119, dated: 116, filed: 90, signed: 118, mute: 0 });
});

test("the ledger accounts for the starter papers as for any list, and expects no other after it", async () => {
  const [source] = await readLedger(NOW);
  expect(source?.rows[0]?.newest).toEqual({
    ...{ source: "listing", category: "starter", announcedOn: "2026-11-23" },
    ...{ announcedCount: 119, receivedCount: 119, missingCount: 0, isRepaired: false },
  });
  const aYearLater = new Date("2027-11-23T12:00:00Z");
  expect(await listStatus(aYearLater)).toMatchObject([{ category: "starter", state: "fresh" }]);
  expect((await readLedger(aYearLater))[0]?.rows[0]?.newest?.announcedCount).toBe(119);
});

test("starter papers are tagged with evidence, but for the few that no phrase earns a tag, and ranked with reasons", async () => {
  const paper = await findPaper("https://arxiv.org/abs/2308.12950v3");
  expect(paper?.title).toBe("Code Llama: Open Foundation Models for Code");
  expect(paper?.tags[0]).toMatchObject({ isPrimary: true });
  expect(paper?.tags[0]?.evidence.length).toBeGreaterThan(0);
  expect(paper?.score?.parts.length).toBeGreaterThan(0);
  const rows = await database().$queryRaw<{ untagged: number; unranked: number }[]>`
    SELECT count(*) FILTER (WHERE paper_tags.paper_id IS NULL)::int AS untagged,
           count(*) FILTER (WHERE scores.paper_id IS NULL)::int AS unranked
    FROM papers LEFT JOIN scores ON scores.paper_id = papers.id
    LEFT JOIN paper_tags ON paper_tags.paper_id = papers.id AND is_primary`;
  expect(rows[0]?.unranked).toBe(0);
  expect(rows[0]?.untagged).toBeLessThanOrEqual(5);
});

test("a database that holds papers is left alone", async () => {
  await database().$executeRaw`DELETE FROM papers WHERE arxiv_id <> '2308.12950'`;
  expect(await loadStarterCorpus(NOW)).toEqual({ inserted: 0 });
  expect(await countPapers()).toBe(1);
});
