import { beforeEach, expect, test } from "vitest";
import { database } from "@/lib/database/client";
import type { IncomingPaper } from "@/lib/papers/paper";
import { countPapers, findPaper, savePapers } from "@/lib/papers/store";
import { matchTags } from "@/lib/tags/match";
import { syncTaxonomy } from "@/lib/tags/store";
import { paperOf } from "@/tests/fixtures/papers/paper";

const NOW = new Date("2026-11-23T12:00:00Z");
const LATER = new Date("2026-11-24T12:00:00Z");
const tagged = (...papers: IncomingPaper[]) =>
  papers.map((paper) => ({ paper, tags: matchTags(paper) }));
const numbered = (count: number) =>
  Array.from({ length: count }, (_, at) =>
    paperOf({
      arxivId: `2501.${10_000 + at}`,
      title: `Quantization of large language models ${at}`,
    }),
  );

beforeEach(async () => {
  await syncTaxonomy();
  await database().$executeRaw`TRUNCATE papers, sources, tombstones CASCADE`;
});

test("a paper is stored with its tags, its summary, its links and the cursor of its source", async () => {
  const paper = paperOf({
    title: "Quantization of large language models",
    abstract:
      "Weights are heavy. We propose a quantization of large language models to 2 bits. Code: https://github.com/a/b.",
  });
  const counts = await savePapers(tagged(paper), NOW, { source: "arxiv", value: { page: 2 } });
  expect(counts).toEqual({ inserted: 1, updated: 0, unchanged: 0, removed: 0 });
  const stored = await findPaper("2501.00001");
  expect(stored).toMatchObject({
    tldr: "We propose a quantization of large language models to 2 bits.",
    links: [{ kind: "code", url: "https://github.com/a/b" }],
    authors: ["Ada Byron", "Hinrich Schütze"],
    firstSeenAt: NOW,
  });
  expect(stored?.tags.map((tag) => tag.slug)).toContain("quantization");
  const rows = await database().$queryRaw<{ cursor: unknown }[]>`SELECT cursor FROM sources`;
  expect(rows).toEqual([{ cursor: { page: 2 } }]);
});

test("what was said before costs no write", async () => {
  await savePapers(tagged(...numbered(20)), NOW);
  const before = await database().$queryRaw`SELECT xmin::text, id FROM papers ORDER BY id`;
  const counts = await savePapers(tagged(...numbered(20)), LATER);
  expect(counts).toEqual({ inserted: 0, updated: 0, unchanged: 20, removed: 0 });
  expect(await database().$queryRaw`SELECT xmin::text, id FROM papers ORDER BY id`).toEqual(before);
});

test("a newer version updates the paper in place, its tags too; the older one arriving late changes nothing", async () => {
  const first = paperOf();
  const second = paperOf({
    version: 2,
    versions: [...first.versions, { version: 2, submittedAt: "2025-03-01T00:00:01.000Z" }],
    revisedAt: new Date("2025-03-01T00:00:01Z"),
    title: "Quantization of large language models",
    abstract: "We quantize large language models with post-training quantization.",
  });
  await savePapers(tagged(first), NOW);
  const id = (await findPaper("2501.00001"))?.id;
  expect(await savePapers(tagged(second), LATER)).toMatchObject({ updated: 1 });
  expect(await savePapers(tagged(first), LATER)).toMatchObject({ updated: 0, unchanged: 1 });
  const stored = await findPaper("2501.00001");
  expect(stored).toMatchObject({
    id,
    version: 2,
    title: second.title,
    firstSeenAt: NOW,
    changedAt: LATER,
  });
  expect(stored?.tags.map((tag) => tag.slug)).toContain("quantization");
});

test("a page that names a paper twice keeps what both say", async () => {
  const twice = tagged(
    paperOf(),
    paperOf({ version: 2, versions: [{ version: 2, submittedAt: null }] }),
  );
  expect(await savePapers(twice, NOW)).toMatchObject({ inserted: 1, updated: 1 });
  expect((await findPaper("2501.00001"))?.versions.map((one) => one.version)).toEqual([1, 2]);
});

test("a paper known by its DOI gets its arXiv id when the archive names both", async () => {
  const journal = paperOf({ arxivId: null, doi: "10.1000/x1", versions: [], source: "bibtex" });
  await savePapers(tagged(journal), NOW);
  await savePapers(tagged(paperOf({ doi: "10.1000/x1" })), NOW);
  expect(await savePapers(tagged(journal), NOW)).toMatchObject({ inserted: 0, unchanged: 1 });
  expect(await countPapers()).toBe(1);
  expect(await findPaper("2501.00001")).toMatchObject({ doi: "10.1000/x1" });
});

test("two arXiv papers that name one DOI stay two", async () => {
  const erratum = paperOf({ arxivId: "2501.00002", doi: "10.1000/x1" });
  await savePapers(tagged(paperOf({ doi: "10.1000/x1" }), erratum), NOW);
  expect(await savePapers(tagged(erratum), NOW)).toMatchObject({ unchanged: 1 });
  expect(await countPapers()).toBe(2);
});

test("equal titles with different ids stay different papers", async () => {
  await savePapers(tagged(paperOf(), paperOf({ arxivId: "2501.00002" })), NOW);
  expect(await countPapers()).toBe(2);
});

test("writers racing with the same and with overlapping pages store every paper once", async () => {
  const pages = [numbered(60), numbered(60).reverse(), numbered(90), numbered(30)];
  const counts = await Promise.all(pages.map((page) => savePapers(tagged(...page), NOW)));
  expect(counts.reduce((sum, count) => sum + count.inserted, 0)).toBe(90);
  expect(await countPapers()).toBe(90);
});

test("a page that fails leaves neither papers nor cursor", async () => {
  const broken = paperOf({ arxivId: "2501.00002", announcedOn: "2025-02-31" });
  const saving = savePapers(tagged(paperOf(), broken), NOW, { source: "arxiv", value: 1 });
  await expect(saving).rejects.toThrow(/2025-02-31|out of range/);
  expect(await countPapers()).toBe(0);
  expect(await database().$queryRaw`SELECT name FROM sources`).toEqual([]);
});

test("a paper the operator removed does not come back", async () => {
  await database().$executeRaw`
    INSERT INTO tombstones (public_id, reason, removed_at) VALUES ('2501.00001', 'asked by its author', ${NOW})`;
  const counts = await savePapers(tagged(paperOf(), paperOf({ arxivId: "2501.00002" })), NOW);
  expect(counts).toEqual({ inserted: 1, updated: 0, unchanged: 0, removed: 1 });
  expect(await findPaper("2501.00001")).toBeNull();
});
