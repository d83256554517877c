import { describe, expect, it } from "vitest";
import { discoverPhrases } from "@/lib/tags/discover";
import { fitTag } from "@/lib/tags/fit";
import { learnModel } from "@/lib/tags/learn";
import { createMatcher } from "@/lib/tags/match";
import { formatModel } from "@/lib/tags/model";

const example = (phrase: number, isPositive: boolean) => ({
  uses: [[phrase, 1]] as const,
  isPositive,
  weight: 1,
});
const pull = { bias: 1, weights: [1, 1] };

describe("fitting a tag", () => {
  it("keeps the prior when there is nothing to learn from", () => {
    const prior = { bias: -2, weights: [3, -1] };
    expect(fitTag([], prior, pull)).toEqual(prior);
  });

  it("raises a phrase of the tag's papers and lowers one of others", () => {
    const examples = Array.from({ length: 20 }, (_, at) => example(at % 2, at % 2 === 0));
    const { weights } = fitTag(examples, { bias: -1, weights: [1, 1] }, pull);
    expect(weights[0]).toBeGreaterThan(1);
    expect(weights[1]).toBeLessThan(1);
  });

  it("moves less the harder it is pulled back", () => {
    const examples = [example(0, true)];
    const prior = { bias: -2, weights: [0, 0] };
    const loose = fitTag(examples, prior, { bias: 9, weights: [0.1, 1] });
    const tight = fitTag(examples, prior, { bias: 9, weights: [9, 1] });
    expect(loose.weights[0]).toBeGreaterThan(tight.weights[0] ?? 0);
  });
});

describe("discovering phrases", () => {
  const papers = Array.from({ length: 40 }, (_, at) => ({
    text:
      at % 2 === 0 ? "Decoding a gronkle transform with speech models" : "Plain models of rivers",
    tags: new Set(at % 2 === 0 ? ["speech"] : []),
  }));

  it("finds the words that stand by a tag, without those it knows or the common ones", () => {
    const found = discoverPhrases(papers, new Map([["speech", new Set(["speech"])]]), {
      share: 0.6,
      perTag: 50,
    });
    const phrases = found.get("speech")?.map((each) => each.phrase) ?? [];
    expect(phrases).toContain("gronkle transform");
    expect(phrases).not.toContain("model");
    expect(phrases.filter((phrase) => phrase.includes("speech"))).toEqual([]);
  });
});

describe("a learnt model", () => {
  const seeds = { speech: { sure: ["speech"], strong: [], weak: [], against: [] } };
  const papers = Array.from({ length: 12 }, (_, at) => ({
    title: at % 2 === 0 ? "Speech models" : "River models",
    abstract: "",
    topics: at % 2 === 0 ? ["speech"] : [],
    primary: at % 2 === 0 ? "speech" : "other",
    weight: 1,
  }));
  const origin = { version: "test-1", note: "A test." };

  it("is the same bytes each time and tags what it has learnt", () => {
    const model = learnModel(seeds, papers, new Map(), origin);
    expect(formatModel(model)).toBe(formatModel(learnModel(seeds, papers, new Map(), origin)));
    const [tag] = createMatcher(model)({ title: "On speech", abstract: "", categories: [] });
    expect(tag?.slug).toBe("speech");
  });
});
