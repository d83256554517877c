import { beforeAll, describe, expect, it } from "vitest";
import type { IncomingPaper } from "@/lib/papers/paper";
import { savePapers } from "@/lib/papers/store";
import { rescoreChanged } from "@/lib/ranking/run";
import { decodeSearchCursor, type Sort } from "@/lib/search/cursor";
import { parseSearch } from "@/lib/search/query";
import { findPublicId, searchPapers } from "@/lib/search/store";
import { syncTaxonomy } from "@/lib/tags/store";

const NOW = new Date("2026-03-10T12:00:00Z");

const base: IncomingPaper = {
  arxivId: null,
  doi: null,
  title: "",
  abstract: "An abstract of some length that says little.",
  authors: [],
  primaryCategory: null,
  categories: [],
  comment: null,
  journalRef: null,
  version: 1,
  versions: [],
  submittedAt: new Date("2026-01-01T00:00:00Z"),
  revisedAt: null,
  announcedOn: null,
  withdrawnAt: null,
  withdrawalReason: null,
  source: "jsonl",
};

const PAPERS: IncomingPaper[] = [
  {
    ...base,
    arxivId: "2601.00001",
    title: "Code Llama for everyone",
    authors: ["Hinrich Schütze", "Ada Ng"],
    categories: ["cs.CL", "cs.SE"],
    primaryCategory: "cs.CL",
  },
  {
    ...base,
    arxivId: "2601.00002",
    title: "Llamas in the mountains",
    abstract: "We study llama wool. At 5 < 6 & 7 > 6 code appears far, far away.",
    doi: "10.1000/wool.1",
    submittedAt: new Date("2026-02-01T00:00:00Z"),
  },
  {
    ...base,
    arxivId: "2601.00003",
    title: "Quantization of image models",
    authors: ["Ada Schutzer"],
    categories: ["eess.IV"],
  },
  {
    ...base,
    arxivId: "2601.00004",
    title: "A withdrawn llama",
    withdrawnAt: new Date("2026-02-02T00:00:00Z"),
  },
];

beforeAll(async () => {
  await syncTaxonomy();
  const tags = [{ slug: "agents", confidence: 1, isPrimary: true, evidence: ["agents"] }];
  await savePapers(
    PAPERS.map((paper, index) => ({ paper, tags: index === 1 ? tags : [] })),
    NOW,
  );
  await rescoreChanged(NOW);
});

async function search(text: string, sort: Sort = "relevance", after?: string, limit = 10) {
  const input = parseSearch(text);
  if (input.kind !== "query") throw new Error(`${text} is ${input.kind}`);
  return searchPapers({ query: input.query, sort, after: decodeSearchCursor(after), limit });
}

async function ids(text: string, sort?: Sort): Promise<string[]> {
  return (await search(text, sort)).results.map((paper) => paper.publicId);
}

describe("search", () => {
  it("puts words side by side in the title before words far apart", async () => {
    expect(await ids("code llama")).toEqual(["2601.00001", "2601.00002"]);
  });

  it("finds stems, phrases, alternatives and leaves exclusions out", async () => {
    expect(await ids("quantizing")).toEqual(["2601.00003"]);
    expect(await ids('"code llama"')).toEqual(["2601.00001"]);
    expect((await ids("quantization or wool")).toSorted()).toEqual(["2601.00002", "2601.00003"]);
    expect(await ids("llama -code -withdrawn")).toEqual([]);
  });

  it("finds an author without accents, and not another whose name begins alike", async () => {
    expect(await ids("author:schutze")).toEqual(["2601.00001"]);
    expect(await ids('author:"Hinrich Schütze"')).toEqual(["2601.00001"]);
    expect(await ids("author:llama")).toEqual([]);
  });

  it("filters by category, archive, date and tag", async () => {
    expect(await ids("cat:cs.cl")).toEqual(["2601.00001"]);
    expect(await ids("cat:cs")).toEqual(["2601.00001"]);
    expect(await ids("llama after:2026-01-15", "newest")).toEqual(["2601.00002"]);
    expect(await ids("llama before:2026-01-15", "newest")).toEqual(["2601.00001"]);
    expect(await ids("tag:agents")).toEqual(["2601.00002"]);
    expect(await ids("llama -tag:agents", "newest")).toEqual(["2601.00001"]);
    expect(await ids("tag:no-such-tag")).toEqual([]);
  });

  it("still finds a withdrawn paper, and says that it is one", async () => {
    const { results } = await search("withdrawn llama");
    expect(results.find((paper) => paper.publicId === "2601.00004")?.isWithdrawn).toBe(true);
  });

  it("marks what it found and leaves signs of a paper as text", async () => {
    const [paper] = (await search("wool code")).results;
    expect(paper?.passage.filter((part) => part.isFound).map((part) => part.text)).toContain(
      "wool",
    );
    expect(paper?.passage.map((part) => part.text).join("")).toContain("5 < 6 & 7 > 6");
  });

  it("pages through all results once", async () => {
    const found: string[] = [];
    let after: string | undefined;
    do {
      const page = await search("llama", "relevance", after, 1);
      found.push(...page.results.map((paper) => paper.publicId));
      after = page.nextCursor ?? undefined;
    } while (after);
    expect(found.toSorted()).toEqual(["2601.00001", "2601.00002", "2601.00004"]);
  });

  it("counts what fits", async () => {
    expect(await search("llama")).toMatchObject({ count: 3, isCountCapped: false });
  });

  it.each([
    "' OR 1=1; --",
    "(((",
    "a & | ! b",
    'author:"\'\\"',
    "author:'",
    ":*",
    "cat:%",
    "\u0001\u0000x",
    '"unclosed phrase',
    `${"llama or ".repeat(40)}x`,
    "-",
    "\\",
  ])("answers %j without a fault", async (text) => {
    const input = parseSearch(text);
    if (input.kind !== "query") return;
    await expect(
      searchPapers({ query: input.query, sort: "relevance", after: null, limit: 5 }),
    ).resolves.toBeTruthy();
  });
});

describe("a paper named exactly", () => {
  it("is found by arXiv id or DOI", async () => {
    expect(await findPublicId("2601.00001", null)).toBe("2601.00001");
    expect(await findPublicId(null, "10.1000/wool.1")).toBe("2601.00002");
    expect(await findPublicId("2601.99999", null)).toBeNull();
  });
});
