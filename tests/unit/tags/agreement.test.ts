import { describe, expect, it } from "vitest";
import { adaptPrediction, listCounted, measureAgreement } from "@/lib/tags/agreement";
import { parseLabels } from "@/lib/tags/labels";
import type { TagMatch } from "@/lib/tags/match";

const label = (topics: string[], primary = topics[0] ?? "other") => ({
  title: "T",
  abstract: "A",
  topics,
  primary,
});
const given = (tags: string[], primary = tags[0] ?? "other") => ({ title: "T", tags, primary });
const matches = (...slugs: string[]): TagMatch[] =>
  slugs.map((slug, at) => ({ slug, confidence: 0.9, isPrimary: at === 0, evidence: ["x"] }));

describe("agreement with labels", () => {
  it("is hand-computed F1 over all tags, and the mean over tags", () => {
    const labels = [label(["speech"]), label(["speech", "agents"]), label([])];
    const found = measureAgreement(labels, [
      given(["speech"]),
      given(["agents"]),
      given(["agents"]),
    ]);
    // Right 2, given 3, labelled 3; speech 2*1/(1+2), agents 2*1/(2+1).
    expect(found.microF1).toBeCloseTo(2 / 3);
    expect(found.macroF1).toBeCloseTo((2 / 3 + 2 / 3) / 2);
    expect(found.primaryAccuracy).toBeCloseTo(1 / 3);
  });

  it("does not count a tag that nobody labelled", () => {
    const found = measureAgreement([label(["speech"])], [given(["speech", "video"])]);
    expect(found.microF1).toBe(1);
  });
});

describe("a prediction", () => {
  const counted = new Set(["speech", "multimodal"]);

  it("counts a finer tag as the core tag it belongs to", () => {
    const prediction = adaptPrediction("T", matches("speech-recognition"), counted);
    expect(prediction.tags).toEqual(["speech", "speech-recognition"]);
    expect(prediction.primary).toBe("speech");
  });

  it("has the surest counted tag as primary when its own does not count", () => {
    expect(adaptPrediction("T", matches("robotics", "multimodal"), counted).primary).toBe(
      "multimodal",
    );
    expect(adaptPrediction("T", matches("robotics"), counted).primary).toBe("other");
  });
});

describe("a label file", () => {
  it("may leave the primary out and hold empty lines", () => {
    const [paper] = parseLabels(
      '\n{"title":"T","abstract":"A","topics":["speech"],"primary":null}\n',
    );
    expect(paper?.primary).toBe("other");
    expect(listCounted(paper ? [paper] : [])).toEqual(new Set(["speech"]));
  });

  it("is refused with the number of its bad line", () => {
    expect(() => parseLabels('{"title":"T","abstract":"A","topics":[]}\n{"title":1}')).toThrow(
      "Line 2",
    );
  });
});
