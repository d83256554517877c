import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { OaiError, parseOai } from "@/lib/arxiv/parseOai";

const FOLDER = join(import.meta.dirname, "../../fixtures/arxiv/oai");
const read = (name: string) => readFileSync(join(FOLDER, name), "utf8");
const answer = (inside: string) =>
  `<OAI-PMH><responseDate>2026-11-23T03:00:00Z</responseDate>${inside}</OAI-PMH>`;
const record = (inside: string, header = "") =>
  `<record><header ${header}><identifier>oai:arXiv.org:2501.00001</identifier><datestamp>2025-03-02</datestamp></header><metadata>${inside}</metadata></record>`;

describe("recorded answers", () => {
  const files = readdirSync(FOLDER);

  test.each(files)("%s gives a paper for each record", (file) => {
    const text = read(file);
    const page = parseOai(text);
    expect(page.recordCount).toBe([...text.matchAll(/<record[\s>]/g)].length);
    expect(page.skipped).toEqual([]);
    for (const paper of page.papers) {
      expect(paper.authors.length).toBeGreaterThan(0);
      expect(paper.submittedAt).toBeInstanceOf(Date);
      expect(paper.statedAt).toBeInstanceOf(Date);
    }
  });

  test("together hold 35 records", () => {
    const counts = files.map((file) => parseOai(read(file)).papers.length);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(35);
  });

  test("a page that is not the last names the next and how long the list is", () => {
    const page = parseOai(read("adsingest_arxiv_multi_20230125.xml"));
    expect(page.token).toEqual({ value: "6460044|1001", completeListSize: 1090 });
    expect(page.respondedAt).toEqual(new Date("2023-01-25T18:45:11Z"));
  });
});

test("the format arXiv gives names, categories and both dates; a revised paper has at least two versions", () => {
  const [paper] = parseOai(read("agentgraph_oaipmh_2026_first_record.xml")).papers;
  expect(paper).toMatchObject({
    arxivId: "2504.11237",
    authors: ["Chunhai Lyu", "Christoph H. Keitel", "Zoltán Harman"],
    primaryCategory: "physics.atom-ph",
    doi: "10.1103/bppp-53g1",
    version: 2,
    submittedAt: new Date("2025-04-15T00:00:00Z"),
    revisedAt: new Date("2026-01-05T00:00:00Z"),
  });
  expect(paper?.abstract).toContain("Mendeleev's periodic table");
  expect(paper?.abstract).toContain("“Coulomb splittings”");
});

test("a group author stays one name, and of several DOIs the first counts", () => {
  const [paper] = parseOai(read("hepcrawl_sample_arxiv_record0.xml")).papers;
  expect(paper?.authors.slice(0, 2)).toEqual(["Planck Collaboration", "Jieci Wang"]);
  expect(paper?.doi).toBe("10.1103/physrevd.93.016005");
});

test("Dublin Core of an old paper keeps its archive, journal and DOI", () => {
  const [paper] = parseOai(read("adsingest_arxiv_math_0306266.xml")).papers;
  expect(paper).toMatchObject({
    arxivId: "math/0306266",
    authors: ["Amin Coja-Oghlan"],
    journalRef: "Combinatorics, Probability and Computing 14 (2005) 439 - 465",
    doi: "10.1017/s0963548305006826",
  });
});

test("arXivRaw gives the history of versions and splits the author line", () => {
  const raw = `<arXivRaw><id>2501.00001</id>
    <version version="v1"><date>Wed, 1 Jan 2025 10:00:00 GMT</date></version>
    <version version="v2"><date>Sat, 1 Mar 2025 09:00:00 GMT</date></version>
    <title>T</title><authors>A. Ant, B. Bee Jr. (2) and C. Cat ((1) Rome, (2) Oslo)</authors>
    <categories>cs.CL cs.LG</categories><abstract>We study.</abstract></arXivRaw>`;
  const [paper] = parseOai(answer(`<ListRecords>${record(raw)}</ListRecords>`)).papers;
  expect(paper).toMatchObject({
    version: 2,
    authors: ["A. Ant", "B. Bee Jr.", "C. Cat"],
    submittedAt: new Date("2025-01-01T10:00:00Z"),
    revisedAt: new Date("2025-03-01T09:00:00Z"),
    versions: [
      { version: 1, submittedAt: "2025-01-01T10:00:00.000Z" },
      { version: 2, submittedAt: "2025-03-01T09:00:00.000Z" },
    ],
  });
});

test("a deleted record is skipped, nothing new is an empty page, any other error throws its code", () => {
  const deleted = parseOai(answer(`<ListRecords>${record("", 'status="deleted"')}</ListRecords>`));
  expect(deleted).toMatchObject({
    recordCount: 1,
    skipped: [{ reason: expect.stringMatching(/^deleted/) }],
  });
  const nothing = parseOai(answer(`<error code="noRecordsMatch">none</error>`));
  expect(nothing).toMatchObject({ recordCount: 0, token: null });
  const expired = () => parseOai(answer(`<error code="badResumptionToken">expired</error>`));
  expect(expired).toThrow(OaiError);
  expect(expired).toThrow("badResumptionToken: expired");
  expect(() => parseOai("<feed/>")).toThrow("no OAI-PMH answer");
});
