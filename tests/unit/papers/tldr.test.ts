import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseListing } from "@/lib/listing/parse";
import { chooseTldr } from "@/lib/papers/tldr";

const LISTING = join(import.meta.dirname, "../../../prisma/starter/listing.txt");

test("the sentence that says what the paper brings wins over background, results and code", () => {
  const abstract =
    "Large models are costly to run in practice on small machines. In this paper, we propose a cache that forgets politely and stays small. We also show gains on five benchmarks. Code is available at https://github.com/a/b.";
  expect(chooseTldr(abstract)).toBe(
    "In this paper, we propose a cache that forgets politely and stays small.",
  );
});

test("an abstract without such a sentence gives one of fitting length", () => {
  expect(
    chooseTldr("Short. Caches of attention keys grow with every token a model has read so far."),
  ).toBe("Caches of attention keys grow with every token a model has read so far.");
});

test("what points back at an unseen sentence is left out", () => {
  const claim = "we propose a cache that forgets politely and stays very small.";
  const openings = ["To this end", "To address this gap", "In response to this"];
  openings.push("For this purpose", "To resolve these issues", "Leveraging this insight", "First");
  for (const opening of openings) {
    expect(chooseTldr(`Caches grow. ${opening}, ${claim}`)).toBe(`W${claim.slice(1)}`);
  }
});

test("nothing readable gives nothing", () => {
  expect(chooseTldr("")).toBeNull();
  expect(chooseTldr("Withdrawn.")).toBeNull();
});

describe("over the starter corpus", () => {
  const { papers } = parseListing(readFileSync(LISTING, "utf8"));
  const chosen = papers.map((paper) => chooseTldr(paper.abstract) ?? "");

  test("every paper has one, of readable length, and none is about code or pages", () => {
    expect(chosen.filter((one) => one.length < 40 || one.length > 400)).toEqual([]);
    expect(chosen.filter((one) => /https?:|code (is|are) /i.test(one))).toEqual([]);
  });

  test("nine in ten speak for their authors", () => {
    const speaks = /\b(we|our|this (paper|work|study|thesis|article)|is proposed|in this)\b/i;
    expect(chosen.filter((one) => speaks.test(one)).length).toBeGreaterThan(107);
  });
});
