import { describe, expect, it } from "vitest";
import { markSegments } from "@/lib/search/highlight";
import { choosePassage } from "@/lib/search/highlight/passage";
import { listAskedWords } from "@/lib/search/highlight/question";
import { findWords, keyOf, matchBegins, matchFirstLetters } from "@/lib/search/highlight/words";

const wordsOf = (text: string) => findWords(text).map(({ start, end }) => text.slice(start, end));

describe("words of a text", () => {
  it("are runs of letters and digits, numbers with their sign", () => {
    expect(wordsOf("GPT-4 (2.5 B), pre-training: x/y_z")).toEqual(
      ["GPT", "-4", "2.5", "B", "pre", "training", "x", "y", "z"], // as PostgreSQL reads them
    );
    expect(wordsOf("E\u0301tat État Ωμέγα слово 机器学习 ResNet50 4bit")).toEqual(
      ["E\u0301tat", "État", "Ωμέγα", "слово", "机器学习", "ResNet50", "4bit"], // with their accents
    );
  });

  it("are none where nothing is a letter, and no word where a run is endless", () => {
    expect(findWords("\uE000 — … \uD800")).toEqual([]);
    const endless = "a".repeat(10_000);
    expect(findWords(endless).map((word) => keyOf(endless, word))).toEqual([null]);
  });

  it.each([
    ["die", "dying"],
    ["sky", "skies"],
    ["use", "using"],
    ["happi", "happy"],
    ["probabl", "probability"],
    ["etat", "état"],
    ["orst", "ørsted"],
    ["-4", "-4"],
  ])("may have the lexeme %s: %s", (lexeme, word) => {
    expect(matchFirstLetters([lexeme])(word.slice(0, 2))).toBe(true);
    expect(matchBegins([lexeme])(word)).toBe(true);
  });

  it("have none that begins otherwise", () => {
    expect(matchBegins(["model"])("method")).toBe(false);
    expect(matchFirstLetters(["model"])("Me")).toBe(false);
    expect(matchBegins(["b"])("bert")).toBe(false);
    expect(matchBegins([])("мир")).toBe(false);
  });
});

describe("words of a question", () => {
  it("are those that are asked for, also by phrases", () => {
    expect(listAskedWords('Code "code llama" or self-play -wool -"deep blue" GPT-4')).toEqual(
      ["code", "llama", "or", "self", "play", "gpt", "-4"], // "or" has no lexeme
    );
    expect(listAskedWords('-"open')).toEqual([]);
  });
});

describe("found words", () => {
  const mark = (text: string, found: string[]) =>
    markSegments(
      text,
      findWords(text).filter(({ start, end }) => found.includes(text.slice(start, end))),
      { start: 0, end: text.length },
    );

  it("become segments of text, never markup", () => {
    expect(mark("<b>a</b> Llama & more", ["Llama"])).toEqual([
      { text: "<b>a</b> ", isFound: false },
      { text: "Llama", isFound: true },
      { text: " & more", isFound: false },
    ]);
  });

  it("are one where a hyphen joins them", () => {
    expect(mark("GPT-4 pre-training of GPT 4", ["GPT", "-4", "pre", "training"])).toEqual([
      { text: "GPT-4", isFound: true },
      { text: " ", isFound: false },
      { text: "pre-training", isFound: true },
      { text: " of ", isFound: false },
      { text: "GPT", isFound: true },
      { text: " 4", isFound: false },
    ]);
  });

  it("leave a text without any as it is, private-use marks too", () => {
    expect(mark("\uE000plain\uE001", [])).toEqual([{ text: "\uE000plain\uE001", isFound: false }]);
    expect(mark("", [])).toEqual([]);
  });
});

describe("a passage", () => {
  const filler = (count: number) => Array.from({ length: count }, () => "so").join(" ");
  const passageOf = (text: string, lexemes: string[]) => {
    const words = findWords(text);
    const found = words.flatMap(({ start, end }, at) => {
      const lexeme = text.slice(start, end);
      return lexemes.includes(lexeme) ? [{ at, lexeme }] : [];
    });
    const { start, end } = choosePassage(text, words, found);
    return text.slice(start, end);
  };

  it("is where most words of the question stand, from the beginning of a sentence", () => {
    const text = `One wool. ${filler(50)}. Here (code) says wool. ${filler(50)}. Code, wool.`;
    expect(passageOf(text, ["code", "wool"])).toBe(`Here (code) says wool. ${filler(32)}`);
  });

  it("is the first of several that are as good", () => {
    const text = `${filler(50)} wool ${filler(50)} wool ${filler(50)}`;
    expect(passageOf(text, ["wool"])).toBe(`${filler(5)} wool ${filler(30)}`);
  });

  it("ends with a sentence where that is long enough", () => {
    const text = `A wool ${filler(24)}. ${filler(40)}`;
    expect(passageOf(text, ["wool"])).toBe(`A wool ${filler(24)}.`);
  });

  it("neither begins nor ends within a word of two", () => {
    const text = `${filler(50)} cross-${filler(5)} wool ${filler(30)} so-cross ${filler(50)}`;
    expect(passageOf(text, ["wool"])).toBe(`${filler(4)} wool ${filler(30)}`);
  });

  it("is the beginning where nothing was found", () => {
    expect(passageOf(`(So) ${filler(60)}`, [])).toBe(`(So) ${filler(35)}`);
    expect(passageOf("", [])).toBe("");
    expect(passageOf("… — …", [])).toBe("… — …");
  });

  it("reads a text without spaces or words once", () => {
    for (const text of [
      "a".repeat(10_000),
      "a-".repeat(5_000),
      "1.".repeat(5_000),
      ".".repeat(10_000),
    ])
      expect(passageOf(text, ["a"]).length).toBeLessThanOrEqual(10_000);
    expect(passageOf("wool-".repeat(2_000), ["wool"]).length).toBeLessThanOrEqual(200);
  });
});
