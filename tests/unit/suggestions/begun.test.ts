import { describe, expect, it } from "vitest";
import { chooseBegunTitles, foldTitle, parseBegun } from "@/lib/suggestions/begun";

const titles = [
  "Language models that code",
  "Code Llama: open models for code",
  "Llama's code-switching in Zürich",
].map((title) => ({ title, folded: foldTitle(title) }));

const choose = (text: string, count = 5) => {
  const begun = parseBegun(text);
  return begun ? chooseBegunTitles(titles, begun, count).map((one) => one.title) : [];
};

describe("titles begun", () => {
  it("have the words whole and one that goes on as the last, without case and accents", () => {
    expect(choose("zuri")).toEqual(["Llama's code-switching in Zürich"]);
    expect(choose("cod")).toHaveLength(3);
    expect(choose("cod l")).toEqual([]);
    expect(choose("switching")).toHaveLength(1);
  });

  it("come first where the words stand side by side, else in their order", () => {
    expect(choose("code lla")[0]).toBe("Code Llama: open models for code");
    expect(choose("models co")).toEqual([
      "Language models that code",
      "Code Llama: open models for code",
    ]);
    expect(choose("cod", 1)).toEqual(["Language models that code"]);
  });
});
