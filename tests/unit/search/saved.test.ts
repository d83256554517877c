import { describe, expect, it } from "vitest";
import { describeSearch } from "@/lib/search/saved/describe";
import { parseSaved, SEARCH_LENGTH_MAX } from "@/lib/search/saved/saved";
import { createRandom, type Random } from "../../bench/data/random";

const textOf = (typed: string) => {
  const parsed = parseSaved(typed);
  return parsed.outcome === "followable" ? parsed.search.text : parsed;
};
const refusal = (typed: string) => {
  const parsed = parseSaved(typed);
  return parsed.outcome === "refused" ? parsed.says : `followable: ${parsed.search.text}`;
};

describe("a search to follow", () => {
  it.each([
    ["code llama", "code llama"],
    ["  code\t\tllama\n", "code llama"],
    ["“speculative decoding”", '"speculative decoding"'],
    ["quantization -image", "quantization -image"],
    ["llama or mistral", "llama or mistral"],
    ["has:code tag:agents -tag:speech llama", "llama tag:agents -tag:speech has:code"],
    ["tag:agents TAG:Agents", "tag:agents"],
    ['author:"hinrich schutze" author:ada', 'author:ada author:"hinrich schutze"'],
    ["llama after:2024-06 before:2025", "llama after:2024-06-01 before:2025-01-01"],
    ["cat:cs.SE", "cat:cs.SE"],
    ["has:code", "has:code"],
    ["Cafe\u0301 modelle", "Café modelle"],
    ["量化 大模型", "量化 大模型"],
    ["كلمات جديدة", "كلمات جديدة"],
    ["llama 😀", "llama 😀"],
    ["a\u202Eb\u0000c\u2066d\uD800e", "a b c d e"],
    ["C++ -- --- -java", "C++ -java"],
    ['<img src=x onerror="alert(1)">', '<img src=x onerror= "alert(1)" >'],
    ["x\r\nBcc: victim@example.org", "x Bcc: victim@example.org"],
  ])("%j is %j, and means the same when it is read again", (typed, text) => {
    expect(textOf(typed)).toBe(text);
    expect(textOf(text)).toBe(text);
  });

  it.each([
    ["2308.12950", "names one paper"],
    ["https://arxiv.org/abs/2308.12950", "names one paper"],
    ["id:2308.12950", "names one paper"],
    ["10.1000/182", "names one paper"],
    ["", "says nothing"],
    ['""', "says nothing"],
    ["-llama", "only what to leave out"],
    ['-"code llama" -tag:agents', "only what to leave out"],
    ["after:2024", "only what to leave out"],
    ["or", "only what to leave out"],
    ["+++ ---", "only what to leave out"],
    ["llama before:tomorrow", "“before:tomorrow” is not understood"],
    ["llama -author:ada", "“-author:ada” is not understood"],
    ["tag:no-such-tag", "There is no tag called “no-such-tag”"],
    ["a".repeat(SEARCH_LENGTH_MAX + 1), "at most 150 letters"],
    ["a ".repeat(33), "and 32 words"],
    ["-tag:agents x-", "cannot be followed"],
  ])("%j is refused, saying why", (typed, says) => {
    expect(refusal(typed)).toContain(says);
  });

  it("is never cut without a word: what is stored is all of what was typed, or nothing", () => {
    const longest = "a".repeat(SEARCH_LENGTH_MAX);
    expect(textOf(longest)).toBe(longest);
    expect(refusal(`after:2024 ${"b".repeat(139)}`)).toContain("at most 150 letters");
  });
});

/** What a search can be made of, and what strains it; strung together by chance that is the same at every run. */
const PIECES = [
  ...[
    "a",
    "llama",
    "-",
    '"',
    "tag:",
    "agents",
    "-tag:",
    "author:",
    "cat:",
    "cs.CL",
    "after:",
    "2024",
  ],
  ...[
    "before:",
    "has:",
    "code",
    "id:",
    " ",
    "  ",
    "or",
    "OR",
    "2308.12950",
    "e\u0301",
    "\u202e",
    "😀",
  ],
  ...[
    "\ud800",
    "<b>",
    "&",
    "'",
    "\\",
    ":",
    "(",
    "!",
    "|",
    "*",
    "\n",
    "\u0000",
    "“",
    "量",
    "İ",
    "10.1/x",
  ],
];

const composeOddSearch = (random: Random): string =>
  Array.from({ length: 1 + random.below(14) }, () => random.pick(PIECES)).join("");

it("of any odd text is refused in a clean sentence, or says the same when it is read again", () => {
  const outcomes = Array.from({ length: 5_000 }, (_, place) => {
    const odd = composeOddSearch(createRandom(40, place));
    const parsed = parseSaved(odd);
    const said = parsed.outcome === "refused" ? parsed.says : parsed.search.text;
    expect(said, JSON.stringify(odd)).not.toMatch(/[\p{Cc}\u202A-\u202E\uD800-\uDFFF]/u);
    if (parsed.outcome === "followable") expect(parseSaved(said), odd).toEqual(parsed);
    return parsed.outcome;
  });
  expect(new Set(outcomes).size).toBe(2);
});

describe("a search in a sentence", () => {
  it.each([
    ["code llama", "“code llama”"],
    ['"speculative decoding" llama', '"speculative decoding" llama'],
    [
      "llama tag:agents -tag:speech has:code",
      "“llama” on Agents & tool use not on Speech & audio with code",
    ],
    [
      'author:"Ada Lovelace" cat:cs.SE after:2024-06-01 before:2025-01-01',
      "for papers by Ada Lovelace in cs.SE since 2024-06-01 before 2025-01-01",
    ],
    ["2308.12950", "“2308.12950”"],
    ["-x\u202E\r\ny", "“-x y”"],
  ])("%j is said as %j", (text, says) => {
    expect(describeSearch(text)).toBe(says);
  });

  it("is no longer than a hundred letters", () => {
    expect([...describeSearch("😀a ".repeat(32))].length).toBeLessThanOrEqual(100);
  });
});
