import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { adaptPrediction, listCounted, measureAgreement } from "@/lib/tags/agreement";
import { parseLabels } from "@/lib/tags/labels";
import { matchTags } from "@/lib/tags/match";

const labels = parseLabels(readFileSync("tests/fixtures/tags/test/labels.jsonl", "utf8"));

describe("the shipped tagger on papers it was not fitted to", () => {
  const counted = listCounted(labels);
  const matches = labels.map((paper) => matchTags({ ...paper, categories: [] }));
  const predictions = matches.map((found, at) =>
    adaptPrediction(labels[at]?.title ?? "", found, counted),
  );

  it("agrees with a reader no less than when it was learnt", () => {
    const { microF1, macroF1, primaryAccuracy } = measureAgreement(labels, predictions);
    expect(microF1).toBeGreaterThanOrEqual(0.82);
    expect(macroF1).toBeGreaterThanOrEqual(0.75);
    expect(primaryAccuracy).toBeGreaterThanOrEqual(0.69);
  });

  it("leaves at most one paper in ten without a tag", () => {
    const others = matches.filter((found) => found.length === 0);
    expect(others.length / matches.length).toBeLessThanOrEqual(0.1);
  });

  it("gives no tag whose words are not in the title or abstract", () => {
    matches.forEach((found, at) => {
      const paper = labels[at];
      for (const { slug, evidence } of found) {
        expect(evidence.length, slug).toBeGreaterThan(0);
        for (const phrase of evidence) {
          expect(paper?.title.includes(phrase) || paper?.abstract.includes(phrase), phrase).toBe(
            true,
          );
        }
      }
    });
  });
});
