/** Means over all questions of a kind; of words alone and of words fused with meaning. */
export type SearchFigures = {
  papers: number;
  questions: { knownItem: number; meaning: number };
  knownItemMrr: Record<"titleWords" | "oneTypo" | "phrase", { words: number; hybrid: number }>;
  /** Of three title words: the best that anyone can expect, as several titles share them. */
  attainableMrr: number;
  meaningNdcg: { words: number; hybrid: number };
  milliseconds: Record<"p50" | "p99", { words: number; hybrid: number }>;
};

export function formatSearchFigures(figures: SearchFigures): string {
  const { knownItemMrr, meaningNdcg, milliseconds, questions } = figures;
  const row = (name: string, { words, hybrid }: { words: number; hybrid: number }) =>
    `${name.padEnd(34)} ${words.toFixed(3).padStart(8)} ${hybrid.toFixed(3).padStart(8)}`;
  return [
    `${figures.papers} papers; ${questions.knownItem} known items, ${questions.meaning} questions`,
    `${"".padEnd(34)} ${"words".padStart(8)} ${"hybrid".padStart(8)}`,
    row("MRR@10, three words of the title", knownItemMrr.titleWords),
    `${"  attainable: titles share words".padEnd(34)} ${figures.attainableMrr.toFixed(3).padStart(8)}`,
    row("MRR@10, one of them mistyped", knownItemMrr.oneTypo),
    row("MRR@10, six words of the abstract", knownItemMrr.phrase),
    row("nDCG@10, meaning", meaningNdcg),
    row("milliseconds, median", milliseconds.p50),
    row("milliseconds, 99th percentile", milliseconds.p99),
  ].join("\n");
}
