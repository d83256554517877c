import { describe, expect, it } from "vitest";
import { composeTagModel } from "@/lib/tags/compose";
import { countGrams, discoverPhrases } from "@/lib/tags/discover";
import { fitTag } from "@/lib/tags/fit";
import { learnTags } from "@/lib/tags/learn";
import { createMatcher } from "@/lib/tags/match";
import { formatModel } from "@/lib/tags/model";
import { chooseCandidates, studyTag } from "@/lib/tags/study";

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

describe("a tag that studies further", () => {
  it("takes up words that stand by it far oftener than by chance, and no others", () => {
    const papers = Array.from({ length: 200 }, (_, at) => ({
      text: at % 4 === 0 ? "Gronkle rivers flow" : "Plain rivers flow",
      tags: new Set(at % 4 === 0 ? ["speech"] : []),
    }));
    const grams = countGrams(papers);
    const taken = chooseCandidates("speech", grams, 50, new Set(["gronkle river"]));
    expect(taken).toContain("gronkle");
    expect(taken).not.toContain("river flow");
    expect(taken).not.toContain("gronkle river");
  });

  it("learns from a teacher what no label says", () => {
    const tag = { slug: "speech", phrases: ["speech"], fit: { bias: -2, weights: [3] } };
    const use = (phrase: number) => ({
      phrase,
      value: 1,
      written: "",
      isInTitle: false,
      firstAt: 0,
    });
    const heard = Array.from({ length: 60 }, (_, at) => ({
      uses: at % 2 === 0 ? [use(1)] : [],
      odds: at % 2 === 0 ? 4 : -4,
    }));
    const indexOf = new Map([["speech", 0] as const, ["phoneme", 1] as const]);
    const { phrases, fit } = studyTag(tag, ["phoneme"], [], heard, indexOf);
    expect(phrases).toEqual(["speech", "phoneme"]);
    expect(fit.weights[1]).toBeGreaterThan(1);
    expect(fit.weights[0]).toBeCloseTo(3, 1);
  });
});

describe("a learnt model", () => {
  const seeds = { speech: { sure: ["speech"], strong: [], weak: [], against: [] } };
  const papers = Array.from({ length: 12 }, (_, at) => ({
    title: at % 2 === 0 ? "Speech models" : "River models",
    abstract: "",
    topics: at % 2 === 0 ? ["speech"] : [],
    primary: at % 2 === 0 ? "speech" : "other",
  }));
  const origin = { version: "test-1", note: "A test." };

  it("is the same bytes each time and tags what it has learnt", () => {
    const learn = () => composeTagModel(learnTags(seeds, papers, new Map()), papers, origin);
    const model = learn();
    expect(formatModel(model)).toBe(formatModel(learn()));
    const [tag] = createMatcher(model)({ title: "On speech", abstract: "", categories: [] });
    expect(tag?.slug).toBe("speech");
  });
});
