import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { database } from "@/lib/database/client";
import { type ImportOptions, importPath } from "@/lib/import/run";
import { countPapers, findPaper } from "@/lib/papers/store";

const FIXTURES = join(import.meta.dirname, "../../fixtures");
const NOW = new Date("2026-11-23T12:00:00Z");
const OPTIONS: ImportOptions = { format: "auto", now: NOW };

let folder: string;
beforeEach(async () => {
  await database().$executeRaw`TRUNCATE papers CASCADE`;
  folder = await mkdtemp(join(tmpdir(), "paperfeed-import-"));
});
afterEach(() => rm(folder, { recursive: true }));

const write = async (name: string, text: string | Buffer) => {
  await writeFile(join(folder, name), text);
  return join(folder, name);
};
const line = (given: Record<string, unknown>) =>
  `${JSON.stringify({ title: "A large language model", abstract: "We present it.", ...given })}\n`;

describe("recorded files", () => {
  test("every API answer is counted as its index says, the Error and the index are refused", async () => {
    const { files, total } = await importPath(join(FIXTURES, "arxiv/atom"), OPTIONS);
    expect(total).toMatchObject({ read: 202, inserted: 115, unchanged: 87, skipped: 0 });
    const refused = files
      .filter((file) => file.fault)
      .map((file) => [file.file.split("/").at(-1), file.fault]);
    expect(refused).toEqual([
      ["INDEX.json", expect.stringContaining("None of the formats")],
      [expect.stringContaining("id_abc"), expect.stringContaining("incorrect id format")],
    ]);
  });

  test("every OAI record and every announced paper is read", async () => {
    expect((await importPath(join(FIXTURES, "arxiv/oai"), OPTIONS)).total.read).toBe(35);
    expect((await importPath(join(FIXTURES, "arxiv/rss"), OPTIONS)).total).toMatchObject({
      read: 7,
      inserted: 7,
    });
  });

  test("the starter listing becomes the papers it is known to be", async () => {
    const { total } = await importPath(join(FIXTURES, "../../prisma/starter/listing.txt"), OPTIONS);
    expect(total).toMatchObject({ read: 119, inserted: 119 });
    expect(await findPaper("2308.12950")).toMatchObject({ primaryCategory: "cs.CL" });
  });

  test("the same list under the next day's date inserts nothing", async () => {
    await importPath(join(FIXTURES, "import/2026-01-01.jsonl"), OPTIONS);
    const { readFile } = await import("node:fs/promises");
    const list = await readFile(join(FIXTURES, "import/2026-01-01.jsonl"));
    const next = await write("2026-01-02.jsonl.gz", gzipSync(list));
    expect((await importPath(next, OPTIONS)).total).toMatchObject({
      read: 30,
      inserted: 0,
      unchanged: 30,
    });
  });
});

test("the API's answer, the OAI record and the announcement of one paper give one and the same row", async () => {
  const facts = {
    id: "2611.00001",
    title: "Caf\\'e models -- a study",
    abstract: "We study $x--y$.",
  };
  const atom = `<feed><updated>2026-11-21T00:00:00Z</updated><entry><id>http://arxiv.org/abs/${facts.id}v2</id>
    <title>Caf\\'e models\n -- a study</title><updated>2026-11-20T09:00:00Z</updated><published>2026-11-18T10:00:00Z</published>
    <summary>${facts.abstract}</summary><author><name>Ada Byron</name></author><author><name>B. Bee</name></author>
    <primary_category term="cs.CL"/><category term="cs.CL"/><category term="cs.LG"/><comment>9 pages</comment></entry></feed>`;
  const oai = `<OAI-PMH><ListRecords><record><header><identifier>oai:arXiv.org:${facts.id}</identifier>
    <datestamp>2026-11-21</datestamp></header><metadata><arXivRaw><id>${facts.id}</id>
    <version version="v1"><date>Wed, 18 Nov 2026 10:00:00 GMT</date></version>
    <version version="v2"><date>Fri, 20 Nov 2026 09:00:00 GMT</date></version>
    <title>${facts.title}</title><authors>Ada Byron and B. Bee (Rome)</authors><categories>cs.CL cs.LG</categories>
    <comments>9 pages</comments><abstract>${facts.abstract}</abstract></arXivRaw></metadata></record></ListRecords></OAI-PMH>`;
  const rss = `<rss><channel><title>cs.CL updates on arXiv.org</title><item><title>${facts.title}</title>
    <guid>oai:arXiv.org:${facts.id}v2</guid><description>arXiv:${facts.id}v2 Announce Type: replace \nAbstract: ${facts.abstract}</description>
    <category>cs.CL</category><category>cs.LG</category><pubDate>Sat, 21 Nov 2026 00:00:00 -0500</pubDate>
    <announce_type>replace</announce_type><creator>Ada Byron, B. Bee</creator></item></channel></rss>`;
  const documents = [atom, oai, rss];
  const rows: unknown[] = [];
  for (const order of [
    [0, 1, 2],
    [2, 1, 0],
    [1, 0, 2],
  ]) {
    await database().$executeRaw`TRUNCATE papers CASCADE`;
    for (const at of order) await importPath(await write("one.xml", documents[at] ?? ""), OPTIONS);
    const paper = await findPaper(facts.id);
    expect(paper).not.toBeNull();
    const {
      id: _id,
      source: _source,
      tags: _tags,
      score: _score,
      ...row
    } = paper as NonNullable<typeof paper>;
    rows.push(row);
  }
  expect(rows[0]).toMatchObject({
    title: "Café models – a study",
    version: 2,
    authors: ["Ada Byron", "B. Bee"],
  });
  expect(rows[1]).toEqual(rows[0]);
  expect(rows[2]).toEqual(rows[0]);
  await importPath(await write("one.xml", oai), OPTIONS);
  expect((await importPath(await write("one.xml", atom), OPTIONS)).total).toMatchObject({
    unchanged: 1,
  });
});

describe("files that are not what they should be", () => {
  test("are refused with name and reason, change nothing, and the others of the folder are read", async () => {
    await write("a.json", "1");
    await write("b.json", '{"status": "no_data"}');
    await write("c.json", `["{'paper': 1}"]`);
    await write("d.jsonl.gz", gzipSync(line({ arxivId: "2501.00001" })).subarray(0, 40));
    await write("e.xml", "<feed><entry><id>http://arxiv.org/abs/2501.00002v1</id>");
    await write("f.jsonl", line({ arxivId: "2501.00003" }));
    const { files } = await importPath(folder, OPTIONS);
    expect(
      files.map((file) => [file.file.split("/").at(-1), file.fault === null, file.inserted]),
    ).toEqual([
      ["a.json", false, 0],
      ["b.json", false, 0],
      ["c.json", false, 0],
      ["d.jsonl.gz", false, 0],
      ["e.xml", false, 0],
      ["f.jsonl", true, 1],
    ]);
    expect(await countPapers()).toBe(1);
  });

  test("a file that only ends like gzip, and a path where nothing is, are said in words", async () => {
    const path = await write("papers.jsonl.gz", line({ arxivId: "2501.00001" }));
    const { files } = await importPath(path, OPTIONS);
    expect(files[0]?.fault).toMatch(/^Not gzip, or damaged/);
    await expect(importPath(join(folder, "nowhere"), OPTIONS)).rejects.toThrow(
      /^There is no file or folder at .*nowhere\.$/,
    );
  });

  test("a bad line is skipped with its place, the others are stored", async () => {
    const text = `${line({ arxivId: "2501.00001" })}{"title": 5}\n\n${line({ arxivId: "2501.00002" })}`;
    const { total, files } = await importPath(await write("a.jsonl", text), OPTIONS);
    expect(total).toMatchObject({ read: 3, inserted: 2, skipped: 1 });
    expect(files[0]?.examples).toEqual([
      { place: "line 2", reason: expect.stringContaining("title") },
    ]);
  });
});

test("readings and announcement days are noted on papers that are stored, and others are counted", async () => {
  await importPath(await write("a.jsonl", line({ arxivId: "2501.00001" })), OPTIONS);
  const csv =
    "arxiv_id,observed_at_utc,upvotes,num_comments,github_stars\n2501.00001,2025-01-03T00:00:00Z,5,1,\n2501.00009,2025-01-03T00:00:00Z,5,,\n";
  expect((await importPath(await write("r.csv", csv), OPTIONS)).total).toMatchObject({
    read: 2,
    readings: 2,
    updated: 1,
    skipped: 1,
  });
  expect((await importPath(await write("r.csv", csv), OPTIONS)).total).toMatchObject({
    readings: 0,
    unchanged: 1,
    skipped: 1,
  });
  const days =
    '{"id":"2501.00001","firstListedOn":"2025-01-03"}\n{"id":"2501.00009","firstListedOn":"2025-01-03"}\n';
  expect((await importPath(await write("d.jsonl", days), OPTIONS)).total).toMatchObject({
    updated: 1,
    skipped: 1,
  });
  expect((await importPath(await write("d.jsonl", days), OPTIONS)).total).toMatchObject({
    unchanged: 1,
  });
  expect(await findPaper("2501.00001")).toMatchObject({ announcedOn: "2025-01-03" });
});

test("two imports of one file at once end like one, ids repeated with changed texts included", async () => {
  const records = Array.from({ length: 1500 }, (_, at) =>
    line({
      arxivId: `2501.${10_000 + (at % 900)}`,
      title: `A language model ${at % 7}`,
      comment: `${at % 3} pages`,
    }),
  );
  const file = await write("a.jsonl", records.join(""));
  const contents = () =>
    database()
      .$queryRaw`SELECT md5(string_agg(concat_ws('|', public_id, title, comment, content_hash, links, versions), E'\n' ORDER BY public_id)) AS hash FROM papers`;
  await importPath(file, OPTIONS);
  const alone = await contents();
  await database().$executeRaw`TRUNCATE papers CASCADE`;
  await Promise.all([importPath(file, OPTIONS), importPath(file, OPTIONS)]);
  expect(await contents()).toEqual(alone);
  expect((await importPath(file, OPTIONS)).total).toMatchObject({
    inserted: 0,
    updated: 0,
    unchanged: 1500,
  });
});
