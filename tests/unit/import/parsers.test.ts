import { describe, expect, test } from "vitest";
import { parseSnapshotLine } from "@/lib/arxiv/parseSnapshot";
import { parseBibtexEntry } from "@/lib/import/bibtex";
import { detectFormat } from "@/lib/import/detect";
import { parseJsonlLine } from "@/lib/import/jsonl";
import { splitElements, splitEntries, splitLines } from "@/lib/import/split";

async function* chunksOf(text: string, size: number) {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}
async function collect<T>(parts: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const part of parts) all.push(part);
  return all;
}

describe("splitting does not depend on where the chunks end", () => {
  test.each([1, 2, 3, 7, 100])("in chunks of %i", async (size) => {
    const lines = await collect(splitLines(chunksOf("a\r\n\nb\nc", size)));
    expect(lines.flat()).toEqual([
      { number: 1, text: "a" },
      { number: 3, text: "b" },
      { number: 4, text: "c" },
    ]);
    const xml = `<?xml version="1.0"?><feed><x/><entry a="1">1</entry>\n<entry>2</entry></feed>\n`;
    const parts = await collect(splitElements(chunksOf(xml, size), "entry"));
    expect(parts.flatMap((part) => ("elements" in part ? part.elements : []))).toEqual([
      `<entry a="1">1</entry>`,
      "<entry>2</entry>",
    ]);
    const bib = "Comments\n@misc{a,\n title={A}}\n\n@misc{b, title={B}}";
    const entries = await collect(splitEntries(chunksOf(bib, size)));
    expect(entries.flat().map((entry) => [entry.number, entry.text.slice(0, 7)])).toEqual([
      [2, "@misc{a"],
      [5, "@misc{b"],
    ]);
  });

  test.each([
    "<feed><entry>1</entry><ent",
    "<feed><entry>1</entry>",
    "<feed><entry>1</entry><entry>2",
  ])("a document cut off is noticed: %s", async (xml) => {
    await expect(collect(splitElements(chunksOf(xml, 5), "entry"))).rejects.toThrow(
      "document ends",
    );
  });
});

test.each([
  ["a.xml", '<?xml version="1.0"?><OAI-PMH xmlns="x">', "arxiv-oai"],
  ["a.xml", "<record>\n<header>", "arxiv-oai"],
  ["a.xml", "<feed><id>http://rss.arxiv.org/atom/cs.AI</id>", "arxiv-rss"],
  ["a.xml", '<feed xmlns="http://www.w3.org/2005/Atom">', "arxiv-atom"],
  ["a.jsonl.gz", '{"id": "2501.1", "title": "T", "categories": "cs.CL"}\n', "arxiv-json"],
  ["arxiv-snapshot.json", '{"id":"1","title":"T","categories":"cs.CL"}\n{"id', "arxiv-json"],
  ["a.jsonl", '{"id": "2501.1", "firstListedOn": "2025-01-01"}\n', "arxiv-json"],
  ["a.jsonl", '{"list_date": "2025-01-01", "observed_at": "x", "id": "1"}\n', "hf-daily"],
  ["a.jsonl", '{"title": "T", "abstract": "A"}\n', "jsonl"],
  ["a.json", '[\n {"paper": {}}]', "hf-daily"],
  ["a.json", "1", "hf-daily"],
  ["INDEX.json", '[{"file": "x"}]', null],
  ["a.csv.gz", "arxiv_id,observed_at_utc,upvotes,num_comments,github_stars,x\n", "hf-readings"],
  ["a.bib", "% mine\n@article{a,", "bibtex"],
  ["a.txt", "Get papers\nby mail\nSubscribeTitle", "listing"],
  ["a.md", "# Title", null],
])("%s beginning %s is %s", (name, head, format) => {
  expect(detectFormat(name, head)).toBe(format);
});

describe("JSONL", () => {
  test("title and abstract are enough, everything else is read when it is there", () => {
    expect(parseJsonlLine('{"title":"T","abstract":"A"}')).toMatchObject({
      paper: { arxivId: null, version: 1 },
    });
    const line = JSON.stringify({
      title: "T",
      abstract: "A",
      arxivId: "arXiv:2501.00001v2",
      doi: "https://doi.org/10.1000/X",
      submittedAt: "2025-01-01",
      announcedOn: "2025-01-02",
      links: [{ kind: "code", url: "https://github.com/a/b" }],
    });
    expect(parseJsonlLine(line)).toMatchObject({
      paper: {
        arxivId: "2501.00001",
        doi: "10.1000/x",
        submittedAt: new Date("2025-01-01T00:00:00Z"),
        announcedOn: "2025-01-02",
      },
    });
  });

  test.each([
    ['{"title":"T"}', "abstract"],
    ['{"title":"T","abstract":"A","arxivId":"x"}', "not an arXiv id"],
    ['{"title":" ","abstract":"A"}', "title"],
    ["{", "no JSON object"],
  ])("%s is skipped, naming %s", (line, reason) => {
    expect(parseJsonlLine(line)).toEqual({ reason: expect.stringContaining(reason) });
  });
});

describe("BibTeX", () => {
  test("an entry as arXiv gives it, with braces, accents and both name orders", () => {
    const entry = String.raw`@misc{roziere2023code,
      title={{Code {Llama}}: Open Foundation Models},
      author={Rozi\`ere, Baptiste and Jonas Gehring and {Gemma Team} and others},
      year={2023}, month = aug, day = 24, eprint={2308.12950v3}, archivePrefix={arXiv}, primaryClass={cs.CL},
      abstract = "We release \"{o}, {Code Llama}.", doi = {10.1000/ABC} }`;
    expect(parseBibtexEntry(entry)).toMatchObject({
      paper: {
        arxivId: "2308.12950",
        doi: "10.1000/abc",
        title: "Code Llama: Open Foundation Models",
        authors: ["Baptiste Rozière", "Jonas Gehring", "Gemma Team"],
        submittedAt: new Date("2023-08-24T00:00:00Z"),
        categories: ["cs.CL"],
      },
    });
  });

  test("values are joined by #, and what @string named is put in for its name", () => {
    const macros = new Map<string, string>();
    expect(parseBibtexEntry('@string{nips = "NeurIPS", q = {Q. }}', macros)).toBeNull();
    const entry =
      '@article{a, title="One " # "Two", author=q # {Smith}, journal = NIPS, doi={10.1000/x}}';
    expect(parseBibtexEntry(entry, macros)).toMatchObject({
      paper: { title: "One Two", authors: ["Q. Smith"], journalRef: "NeurIPS", doi: "10.1000/x" },
    });
  });

  test("an entry that is never closed is no paper of what it began with", () => {
    expect(parseBibtexEntry("@article{cut, title={A title that goes on")).toEqual({
      reason: "not closed: cut",
    });
  });

  test("what is no paper is passed over, what has no title is skipped", () => {
    expect(parseBibtexEntry('@string{acl = "ACL"}')).toBeNull();
    expect(parseBibtexEntry("@misc{key, year=2020}")).toEqual({ reason: "no title: key" });
  });
});

describe("arXiv metadata lines", () => {
  test("the snapshot knows versions and author parts", () => {
    const line = JSON.stringify({
      id: "hep-th/9901001",
      authors: "A. Ant and B. Bee",
      authors_parsed: [
        ["Ant", "A.", ""],
        ["Bee", "B.", "Jr"],
      ],
      title: "T\n  x",
      abstract: "  We study.\n",
      categories: "hep-th math.AG",
      comments: null,
      versions: [
        { version: "v1", created: "Fri, 1 Jan 1999 10:00:00 GMT" },
        { version: "v2", created: "Sat, 2 Jan 1999 10:00:00 GMT" },
      ],
      update_date: "2007-05-23",
    });
    expect(parseSnapshotLine(line, null)).toMatchObject({
      paper: {
        arxivId: "hep-th/9901001",
        version: 2,
        authors: ["A. Ant", "B. Bee Jr"],
        primaryCategory: "hep-th",
        submittedAt: new Date("1999-01-01T10:00:00Z"),
      },
    });
  });

  test("a day list has neither versions nor dates, and ACM classes are no categories", () => {
    const line =
      '{"id":"2510.08945","categories":["cs.AI","I.7.5; I.2.1"],"authors":["A"],"title":"T","comment":null,"summary":"We study."}';
    expect(parseSnapshotLine(line, "2025-10-14")).toMatchObject({
      paper: { categories: ["cs.AI"], submittedAt: null, announcedOn: null, versions: [] },
    });
  });

  test("anything else is named", () => {
    expect(parseSnapshotLine("{}", null)).toEqual({ reason: "not a record of arXiv metadata" });
    expect(parseSnapshotLine("{", null)).toEqual({ reason: "not JSON" });
  });
});
