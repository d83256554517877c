import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type Agreement,
  adaptPrediction,
  listCounted,
  measureAgreement,
} from "@/lib/tags/agreement";
import { parseLabels } from "@/lib/tags/labels";
import { METHOD, matchTags } from "@/lib/tags/match";
import type { Evaluation } from "../eval";

const OWN_LABELS = "tests/fixtures/tags/test";

/** Tags every labelled paper of DIR/labels.jsonl and compares. */
export const evaluateTags: Evaluation = async ({ data, predictionsFile }) => {
  const folder = data ?? OWN_LABELS;
  const labels = parseLabels(await readFile(join(folder, "labels.jsonl"), "utf8"));
  const counted = listCounted(labels);
  const predictions = labels.map((paper) =>
    adaptPrediction(paper.title, matchTags({ ...paper, categories: [] }), counted),
  );
  if (predictionsFile) {
    const lines = predictions.map((prediction) => `${JSON.stringify(prediction)}\n`);
    await writeFile(predictionsFile, lines.join(""));
  }
  const agreement = measureAgreement(labels, predictions);
  return {
    figures: { ...agreement, method: METHOD, data: folder },
    text: formatAgreement(agreement, folder),
  };
};

function formatAgreement(agreement: Agreement, folder: string): string {
  const percent = (value: number) => value.toFixed(3);
  const rows = agreement.tags.map(
    (tag) =>
      `${tag.slug.padEnd(24)} ${String(tag.labelCount).padStart(4)}  ${percent(tag.precision)}  ${percent(tag.recall)}  ${percent(tag.f1)}`,
  );
  return [
    `${"tag".padEnd(24)} papers  prec   recall  F1`,
    ...rows,
    `${agreement.paperCount} papers of ${folder}, tagged by ${METHOD}`,
    `micro-F1 ${percent(agreement.microF1)} (precision ${percent(agreement.microPrecision)}, recall ${percent(agreement.microRecall)}) · macro-F1 ${percent(agreement.macroF1)} · primary accuracy ${percent(agreement.primaryAccuracy)}`,
  ].join("\n");
}
