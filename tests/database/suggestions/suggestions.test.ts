import { beforeAll, describe, expect, it } from "vitest";
import { loadStarterCorpus } from "@/lib/starter/run";
import { parseBegun } from "@/lib/suggestions/begun";
import { findSuggestions } from "@/lib/suggestions/run";
import { countBegun, listAllTitles } from "@/lib/suggestions/store";
import { syncTaxonomy } from "@/lib/tags/store";
import { trainVectors } from "@/lib/vectors/run";

const NOW = new Date("2026-03-10T12:00:00Z");

beforeAll(async () => {
  await syncTaxonomy();
  await loadStarterCorpus(NOW);
  await trainVectors({ now: NOW, dryRun: false });
});

describe("suggestions for a text begun", () => {
  it("are titles with its words, and one that goes on as the last", async () => {
    const { titles } = await findSuggestions("Code Lla", NOW);
    expect(titles[0]?.title).toBe("Code Llama: Open Foundation Models for Code");
    expect((await findSuggestions("foundation code mod", NOW)).titles).toContainEqual(titles[0]);
  });

  it("are the same titles, whether found by the words or by the beginning too", async () => {
    const begun = parseBegun("foundation code mod");
    if (!begun) throw new Error("Nothing was begun.");
    const titles = await listAllTitles(begun, "beginning");
    expect(titles.length).toBeGreaterThan(0);
    expect(await listAllTitles(begun, "words")).toEqual(titles);
    expect(await listAllTitles({ ...begun, beginning: "zzz" }, "words")).toEqual([]);
  });

  it("are counted by their beginning and by the rarest word before it", async () => {
    const rarestOf = async (words: string[]) =>
      (await countBegun({ words, beginning: "op" })).rarest ?? 0;
    const [code, llama] = [await rarestOf(["code"]), await rarestOf(["llama"])];
    expect(code).not.toBe(llama);
    expect(await rarestOf(["code", "llama"])).toBe(Math.min(code, llama));
    expect(await countBegun({ words: ["nosuchword"], beginning: "zzz" })).toEqual({
      begun: 0,
      rarest: 0,
    });
    expect((await countBegun({ words: [], beginning: "co" })).rarest).toBeNull();
  });

  it("are authors by given or family name, accents or not, each once", async () => {
    const { authors } = await findSuggestions("roziere", NOW);
    expect(authors).toEqual([expect.stringMatching(/Rozi[eè]re/)]);
    expect((await findSuggestions("Bapti", NOW)).authors).toEqual(authors);
  });

  it("are tags of whose names a word begins so", async () => {
    const { tags } = await findSuggestions("quant", NOW);
    expect(tags.map((tag) => tag.slug)).toContain("quantization");
  });

  it.each([
    "",
    "a",
    " ",
    "%",
    "'; DROP TABLE papers; --",
    "(a+)+$ b",
    "\\m\\",
    "x".repeat(10_000),
    "\0",
  ])("for %j are no error", async (text) => {
    const { titles } = await findSuggestions(text, NOW);
    expect(titles.length).toBeLessThanOrEqual(5);
  });
});
