import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseListing } from "@/lib/listing/parse";
import { SIGNS, weighSigns } from "@/lib/papers/signs";
import { splitSentences } from "@/lib/text/sentences";

const LISTING = join(import.meta.dirname, "../../../prisma/starter/listing.txt");

/** Every pattern tried on every sentence, as the words of a sign only spare that. */
const weighByPatterns = (sentence: string) =>
  SIGNS.filter(({ pattern }) => pattern.test(sentence)).reduce(
    (sum, { weight }) => sum + weight,
    0,
  );

test("no sign is missed for want of one of its words", () => {
  const { papers } = parseListing(readFileSync(LISTING, "utf8"));
  const sentences = papers.flatMap((paper) => splitSentences(paper.abstract));
  expect(sentences.length).toBeGreaterThan(500);
  expect(sentences.map(weighSigns)).toEqual(sentences.map(weighByPatterns));
});

test.each([
  "Code is here: seehttps://example.org/a",
  "WE PROPOSE NOTHING.",
  "Über alles: naïve«we propose» a way.",
  "we_propose is one word, and open-sourced data are two.",
  "THIS STUDY ANALYZES a new problem; these models are open-source.",
])("a sign is found however its words are joined: %s", (sentence) => {
  expect(weighSigns(sentence)).toBe(weighByPatterns(sentence));
});

test("each sign with words is met by one of them in some sentence that has it", () => {
  const sentence =
    "In this work we introduce, we show, is proposed by our method, a new way to solve this problem; experiments on data available";
  const met = SIGNS.filter(({ pattern }) => pattern.test(sentence));
  expect(met).toHaveLength(SIGNS.length - 2);
  expect(weighSigns(sentence)).toBe(weighByPatterns(sentence));
});
