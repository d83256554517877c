import { describe, expect, it } from "vitest";
import { findSubjects } from "@/lib/meaning/plainWords";

const ask = (question: string) => findSubjects(question.split(" "));

describe("questions in plain words", () => {
  it("stand for the subjects that papers call otherwise", () => {
    expect(ask("making llms smaller")).toEqual([
      "quantization low-bit",
      "pruning sparsity",
      "knowledge distillation student teacher",
    ]);
    expect(ask("stop chatbots from making things up")[0]).toContain("hallucination");
  });

  it("narrow one another where several ways of asking fit", () => {
    for (const subject of ask("shrink a model to run on my laptop")) {
      expect(subject).toContain("on-device");
    }
  });

  it.each([
    "smaller models for medical image segmentation",
    "lightweight network for segmentation",
    "small language models",
    "training large models with less memory",
    "ai generated text detection",
  ])("are not taken for such where a subject is named: %s", (question) => {
    expect(ask(question)).toEqual([]);
  });

  it.each(["code llama", "quantization", "attention is all you need", "smaller", ""])(
    "are not seen in %j",
    (question) => {
      expect(ask(question)).toEqual([]);
    },
  );
});
