import { describe, expect, it } from "vitest";
import { createMatcher, METHOD, matchTags } from "@/lib/tags/match";
import type { TagModel } from "@/lib/tags/model";

const model: TagModel = {
  version: "test-1",
  note: "",
  tags: {
    quantization: {
      bias: -3,
      primary: 0,
      phrases: { quantization: 2, "post training": 1, "*quant": 4 },
    },
    speech: { bias: -1, primary: 0.5, phrases: { speech: 2 } },
    "speech-recognition": { bias: -3, primary: 0.5, phrases: { "speech recognition": 4 } },
    safety: { bias: -1, primary: 0, phrases: { toxicity: 2, "hate speech": -1 } },
  },
};
const match = createMatcher(model);
const paper = (title: string, abstract = "") => ({ title, abstract, categories: [] });
const slugs = (title: string, abstract?: string) =>
  match(paper(title, abstract)).map((tag) => tag.slug);

describe("matching", () => {
  it("shows the words as they are written, hyphens and capitals kept", () => {
    const [tag] = match(paper("Post-Training Quantization of transformers"));
    expect(tag?.evidence).toEqual(["Quantization", "Post-Training"]);
  });

  it("counts a title for more than a sentence about results", () => {
    expect(slugs("Quantization")).toEqual(["quantization"]);
    expect(slugs("A model", "Our experiments use quantization.")).toEqual([]);
  });

  it("takes singular and plural, British and American spelling for one word", () => {
    expect(slugs("Quantisations")).toEqual(["quantization"]);
  });

  it("reads the kind of a system off the end of its name, but only at a capital", () => {
    expect(slugs("BellQuant")).toEqual(["quantization"]);
    expect(slugs("Bellquant")).toEqual([]);
  });

  it("gives the wider tag along with a finer one, which is the primary", () => {
    const tags = match(paper("Speech recognition"));
    expect(tags.map((tag) => tag.slug).sort()).toEqual(["speech", "speech-recognition"]);
    expect(tags.find((tag) => tag.isPrimary)?.slug).toBe("speech-recognition");
  });

  it("does not join words across the end of a sentence", () => {
    expect(slugs("A. Title", "We study post. Training on it. We study post. Training.")).toEqual(
      [],
    );
  });

  it("gives nothing rather than a tag without evidence", () => {
    expect(match(paper("On the nature of things", ""))).toEqual([]);
  });

  it.each([
    ["TeX", "$\\alpha$-divergence for \\textbf{speech} at 5\\% cost, Rozi\\`ere et al."],
    ["tag-like text", "<tool>speech</tool> & <speech> <script>alert(1)</script>"],
    ["code", "`speech[i] += 1;` // speech"],
    ["other scripts", "İstanbul: 语音 speech — “speech” ﬁ"],
  ])("survives %s and quotes it exactly", (_, abstract) => {
    const tags = match(paper("A study", `We study ${abstract} in speech.`));
    expect(tags.map((tag) => tag.slug)).toEqual(["speech"]);
    for (const phrase of tags[0]?.evidence ?? []) expect(abstract).toContain(phrase);
  });
});

describe("the shipped model", () => {
  it("tags what the words of a paper say, with one primary tag", () => {
    const tags = matchTags({
      title: "Fast inference with speculative decoding",
      abstract: "We propose a draft model that speeds up decoding without changing the output.",
      categories: ["cs.CL"],
    });
    expect(tags.map((tag) => tag.slug)).toContain("speculative-decoding");
    expect(tags.filter((tag) => tag.isPrimary)).toHaveLength(1);
    for (const tag of tags) expect(tag.evidence.length).toBeGreaterThan(0);
  });

  it("names itself, so that a stored tag can be traced to it", () => {
    expect(METHOD).toMatch(/^phrases\/learnt-\d+$/);
  });
});
