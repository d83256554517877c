import { describe, expect, it } from "vitest";
import { correctWord, countSlips } from "@/lib/meaning/correct";
import { fuseRanks } from "@/lib/meaning/fuse";
import { listWays, mendWord } from "@/lib/meaning/mend";
import { attainableRank } from "@/lib/meaning/quality";
import { isOpenQuestion, listWords } from "@/lib/meaning/question";
import { parseSearch } from "@/lib/search/query";

function isOpen(text: string): boolean {
  const input = parseSearch(text);
  return input.kind === "query" && isOpenQuestion(input.query);
}

describe("fused lists", () => {
  it("prefer what several lists name, and the heavier list", () => {
    const words = { ids: [1, 2, 3], weight: 2 };
    const meaning = { ids: [9, 3, 8], weight: 1 };
    expect(fuseRanks([words, meaning])).toEqual([3, 1, 2, 9, 8]);
  });

  it("are one list when the other is empty", () => {
    expect(
      fuseRanks([
        { ids: [], weight: 2 },
        { ids: [5, 4], weight: 1 },
      ]),
    ).toEqual([5, 4]);
  });
});

describe("a list with little damping", () => {
  it("keeps its first places whatever the others say", () => {
    const titled = { ids: [1, 2, 3], weight: 8, damping: 1 };
    expect(fuseRanks([titled, { ids: [3, 2, 1, 9], weight: 1 }])).toEqual([1, 2, 3, 9]);
  });
});

describe("a mistyped word", () => {
  const known = ["model", "quantization", "diffusion", "modal"];

  it.each([
    ["quantizaton", "quantization"],
    ["qauntization", "quantization"],
    ["difusoin", "diffusion"],
    ["modell", "model"],
  ])("%s means %s", (typed, meant) => {
    expect(correctWord(typed, known)).toBe(meant);
  });

  it("is nothing when no known word is near, or it is too short to tell", () => {
    expect(correctWord("zebrafish", known)).toBeNull();
    expect(correctWord("mdl", known)).toBeNull();
  });

  it("counts an exchange of neighbours as one slip, and stops early", () => {
    expect(countSlips("ab", "ba", 2)).toBe(1);
    expect(countSlips("kitten", "sitting", 3)).toBe(3);
    expect(countSlips("aaaaaaaa", "bbbbbbbb", 1)).toBe(2);
  });
});

describe("ways to mend a question", () => {
  const word = (word: string, paperCount: number, near: [string, number][] = []) => ({
    word,
    paperCount,
    near: near.map(([other, count]) => ({ word: other, paperCount: count })),
  });

  it("begin with the fewest slips, then the word most titles have", () => {
    const typed = word("encodes", 2, [
      ["encoder", 300],
      ["encoders", 90],
      ["encode", 20],
      ["decodes", 900],
    ]);
    const ways = listWays(["encodes", "image"], [typed, word("image", 5_000, [["images", 900]])]);
    expect(ways.map((way) => way.words.join(" "))).toEqual([
      "encoder image",
      "encoders image",
      "encode image",
      "decodes image",
    ]);
  });

  it("leave alone what many titles have, and never choose a rarer word", () => {
    expect(listWays(["image"], [word("image", 4, [["images", 900]])])).toEqual([]);
    expect(mendWord(word("propmt", 2, [["propt", 1]]))).toBeNull();
    expect(mendWord(word("propmt", 0, [["prompt", 40]]))).toBe("prompt");
  });
});

describe("what is attainable", () => {
  it("is the first place for the shortest title, and the mean of places among equals", () => {
    expect(attainableRank(5, [])).toBe(1);
    expect(attainableRank(5, [9, 8])).toBe(1);
    expect(attainableRank(5, [4, 9])).toBe(0.5);
    expect(attainableRank(5, [5])).toBe(0.75);
    expect(attainableRank(5, Array(10).fill(3))).toBe(0);
  });
});

describe("a search", () => {
  it("is an open question when it is words alone", () => {
    expect(isOpen("making llms smaller")).toBe(true);
    for (const exact of ['"code llama"', "llama -code", "llama or gemma", "llama tag:agents"]) {
      expect(isOpen(exact), exact).toBe(false);
    }
  });

  it("has each word once, with hyphens and accents kept", () => {
    expect(listWords("State-of-the-art Schütze's LLM llm?")).toEqual([
      "state-of-the-art",
      "schütze's",
      "llm",
    ]);
  });
});
