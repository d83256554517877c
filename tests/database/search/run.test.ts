import { beforeAll, describe, expect, it } from "vitest";
import { decodeSearchCursor } from "@/lib/search/cursor";
import { narrowText } from "@/lib/search/filters/filter";
import { countFilters } from "@/lib/search/filters/store";
import { parseSearch } from "@/lib/search/query";
import { findFirstOrNext, findPapers } from "@/lib/search/run";
import { loadStarterCorpus } from "@/lib/starter/run";
import { syncTaxonomy } from "@/lib/tags/store";
import { trainVectors } from "@/lib/vectors/run";

const NOW = new Date("2026-03-10T12:00:00Z");

beforeAll(async () => {
  await syncTaxonomy();
  await loadStarterCorpus(NOW);
  await trainVectors({ now: NOW, dryRun: false });
});

function queryOf(text: string) {
  const input = parseSearch(text);
  if (input.kind !== "query") throw new Error(`${text} is ${input.kind}`);
  return input.query;
}

async function find(text: string, after?: string, limit = 20) {
  const place = { after: decodeSearchCursor(after), limit };
  return findPapers({ query: queryOf(text), sort: "relevance", ...place });
}

const titles = (page: Awaited<ReturnType<typeof find>>) =>
  page.results.map((paper) => paper.title.map((part) => part.text).join(""));

describe("a question in plain words", () => {
  it("puts the paper of that title first", async () => {
    expect(titles(await find("code llama open foundation models"))[0]).toBe(
      "Code Llama: Open Foundation Models for Code",
    );
  });

  it("is answered though a word is mistyped, and says how it was read", async () => {
    const page = await find("speculatve decoding");
    expect(page.corrected).toBe("speculative decoding");
    expect(titles(page).join()).toMatch(/speculative/i);
  });

  it("has filters of the words as they were understood, on its first page alone", async () => {
    const ask = (text: string, after: string | undefined) => {
      const query = queryOf(text);
      const place = { after: decodeSearchCursor(after), limit: 5 };
      return findFirstOrNext({ query, sort: "relevance", ...place });
    };
    const mended = await ask("speculatve decoding", undefined);
    expect(mended.filters).toEqual((await ask("speculative decoding", undefined)).filters);
    expect(mended.filters).not.toBeNull();
    const next = await ask("speculatve decoding", mended.page.nextCursor ?? "");
    expect(next.filters).toBeNull();
  });

  it("gives every answer once over its pages", async () => {
    const found: string[] = [];
    let after: string | undefined;
    do {
      const page = await find("language models", after, 15);
      found.push(...page.results.map((paper) => paper.publicId));
      after = page.nextCursor ?? undefined;
    } while (after);
    expect(found.length).toBeGreaterThan(15);
    expect(new Set(found).size).toBe(found.length);
  });
});

describe("a search with operators", () => {
  it("finds exactly what it says", async () => {
    const page = await find('"speculatve decoding"');
    expect(page.results).toEqual([]);
    expect(page.corrected).toBeUndefined();
  });
});

describe("filters", () => {
  const queryOf = (text: string) => {
    const input = parseSearch(text);
    if (input.kind !== "query") throw new Error(text);
    return input.query;
  };

  it("count what each leaves of the papers that fit", async () => {
    const found = await countFilters(queryOf("language models"));
    expect(found?.areAll).toBe(true);
    expect(found?.filters.length).toBeGreaterThan(5);
    for (const filter of found?.filters ?? []) {
      const narrowed = await countFilters(queryOf(narrowText("language models", filter)));
      expect(narrowed?.paperCount, filter.value).toBe(filter.count);
    }
  });

  it("are none where nothing fits", async () => {
    expect(await countFilters(queryOf("xqzzvkw"))).toBeNull();
  });
});
