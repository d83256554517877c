import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ArxivRefusal, parseAtom } from "@/lib/arxiv/parseAtom";

const FOLDER = join(import.meta.dirname, "../../fixtures/arxiv/atom");
const read = (name: string) => readFileSync(join(FOLDER, name), "utf8");
type Recorded = { file: string; entries: number; totalResults: string };
const INDEX: Recorded[] = JSON.parse(read("INDEX.json"));
const isError = (one: Recorded) => one.file.startsWith("arxivpy_id_abc");

describe("recorded answers", () => {
  test("are all in the index", () => {
    const files = readdirSync(FOLDER).filter((name) => name.endsWith(".xml"));
    expect(files.sort()).toEqual(INDEX.map((one) => one.file).sort());
  });

  test.each(INDEX.filter((one) => !isError(one)))("$file gives its $entries papers", (one) => {
    const page = parseAtom(read(one.file));
    expect(page.papers).toHaveLength(one.entries);
    expect(page.skipped).toEqual([]);
    expect(page.totalCount).toBe(Number(one.totalResults));
    for (const paper of page.papers) {
      expect(paper.submittedAt?.getTime()).toBeLessThanOrEqual(paper.revisedAt?.getTime() ?? 0);
      expect(paper.authors.length).toBeGreaterThan(0);
      expect(paper.categories[0]).toBe(paper.primaryCategory);
      expect(`${paper.title}${paper.abstract}`).not.toMatch(/\n|\s{2}|&(amp|lt|gt|#\d+);/);
    }
  });

  test("an Error entry is a refusal with arXiv's own words", () => {
    const file = INDEX.find(isError)?.file ?? "";
    expect(() => parseAtom(read(file))).toThrow(ArxivRefusal);
    expect(() => parseAtom(read(file))).toThrow("incorrect id format for abc");
  });
});

test("an old-style paper keeps its archive, its journal and its authors without affiliations", () => {
  const [paper] = parseAtom(read("arxivpy_id_astro-ph_0601001_s0_m100_3150dca9dc76.xml")).papers;
  expect(paper).toMatchObject({
    arxivId: "astro-ph/0601001",
    version: 1,
    authors: ["Andrew Gould", "Susan Dorsher", "B. Scott Gaudi", "Andrzej Udalski"],
    journalRef: "ActaAstron.56:1-50,2006",
    primaryCategory: "astro-ph",
    statedAt: new Date("2026-05-11T23:51:23Z"),
  });
});

test("published is version 1, updated the version of the id", () => {
  const [paper] = parseAtom(read("arxivpy2016_id_list_1111.2011v2.xml")).papers;
  expect(paper).toMatchObject({
    arxivId: "1111.2011",
    version: 2,
    doi: "10.1103/physrevb.85.115117",
    title:
      "Quantum Criticality for Extended Nodes on a Bethe Lattice in the Large Connectivity Limit",
    versions: [
      { version: 1, submittedAt: "2011-11-08T18:48:36.000Z" },
      { version: 2, submittedAt: "2012-04-02T12:38:54.000Z" },
    ],
  });
});

describe("documents that are no answer", () => {
  const whole = read("arxivpy2016_search_query_au_del_maestro.xml");

  test("truncated XML throws wherever it was cut", () => {
    for (let share = 0.05; share < 1; share += 0.05) {
      expect(() => parseAtom(whole.slice(0, Math.floor(whole.length * share)))).toThrow();
    }
  });

  test("an HTML page, a JSON text and nothing at all throw", () => {
    expect(() => parseAtom("<!DOCTYPE html><html><body>busy</body></html>")).toThrow("HTML");
    expect(() => parseAtom('{"a": 1}')).toThrow("not XML");
    expect(() => parseAtom("")).toThrow("not XML");
    expect(() => parseAtom("<OAI-PMH></OAI-PMH>")).toThrow("no Atom feed");
  });

  test("entities a document defines are never expanded", () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><feed><title>&b;</title></feed>`;
    const external = `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><feed><title>&a;</title></feed>`;
    expect(() => parseAtom(bomb)).toThrow("DOCTYPE");
    expect(() => parseAtom(external)).toThrow("DOCTYPE");
  });

  test("a bad entry is skipped with its reason and the others are read", () => {
    const page = parseAtom(whole.replace(/<summary>[\s\S]*?<\/summary>/, "<summary> </summary>"));
    expect(page.papers).toHaveLength(9);
    expect(page.skipped).toEqual([{ reason: expect.stringMatching(/^no abstract: /) }]);
  });
});
