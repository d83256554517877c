import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseListing } from "@/lib/listing/parse";

const CORPUS = readFileSync(
  join(import.meta.dirname, "../../../prisma/starter/listing.txt"),
  "utf8",
);
const HEADER = "Get trending papers!\nGet them by mail!\nSubscribe";
const ABSTRACT = "We study caches. They are small.";

describe("the starter corpus", () => {
  const { papers, faults } = parseListing(CORPUS);

  test("holds 119 papers, the first without the word glued to it", () => {
    expect(faults).toEqual([]);
    expect(papers).toHaveLength(119);
    expect(new Set(papers.map((paper) => paper.title)).size).toBe(119);
    expect(papers[0]).toMatchObject({
      line: 3,
      title: "How Programming Concepts and Neurons Are Shared in Code Language Models",
    });
    expect(papers.at(-1)?.title).toMatch(/^Sorted LLaMA/);
  });

  test("keeps versions of a work apart that only look like duplicates", () => {
    const titles = papers.map((paper) => paper.title);
    expect(titles.filter((title) => title.startsWith("LLaMA-MoE"))).toHaveLength(2);
    expect(titles.filter((title) => title.startsWith("LLaMA-Omni"))).toHaveLength(2);
  });

  test("reads the same with Windows line ends, blank lines between and a byte order mark", () => {
    const dressed = `\uFEFF${CORPUS.replaceAll("\n", "\r\n\r\n")}`;
    const titles = (text: string) =>
      parseListing(text).papers.map((one) => [one.title, one.abstract]);
    expect(titles(dressed)).toEqual(titles(CORPUS));
  });
});

test("a title without an abstract is named by its line, and the pairs around it are read", () => {
  const text = `${HEADER}First\n${ABSTRACT}\nLost: A Title\nSecond\n${ABSTRACT}\n\nLast one`;
  expect(parseListing(text)).toEqual({
    papers: [
      { line: 3, title: "First", abstract: ABSTRACT },
      { line: 6, title: "Second", abstract: ABSTRACT },
    ],
    faults: [
      { line: 5, reason: "a title without an abstract" },
      { line: 9, reason: "a title without an abstract" },
    ],
  });
});

test("an abstract without a title is a fault of its own", () => {
  const long = "Caches are small and we study them. ".repeat(20);
  const { papers, faults } = parseListing(
    `${HEADER}First\n${ABSTRACT}\n${long}\nSecond\n${ABSTRACT}`,
  );
  expect(papers.map((paper) => paper.title)).toEqual(["First", "Second"]);
  expect(faults).toEqual([{ line: 5, reason: "an abstract without a title" }]);
});

test("the first title may stand on a line of its own", () => {
  expect(parseListing(`${HEADER}\nFirst\n${ABSTRACT}`).papers).toHaveLength(1);
});

test("a text without the button's line is another kind of file", () => {
  expect(() => parseListing("First\nSecond")).toThrow("not a saved listing");
});
