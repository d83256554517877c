import { readFile, writeFile } from "node:fs/promises";
import { setSettings } from "@/lib/env";
import { joinDatabase } from "../database";
import { loadDotenv } from "../dotenv";
import type { Evaluation } from "../eval";
import { migrateIfNeeded } from "../migrations";
import { withScratchDatabase } from "../postgres/scratch";
import { formatSearchFigures, type SearchFigures } from "./searchFigures";

/** Judged for the papers that tests/fixtures/search/README.md names: DIR has to hold those. */
const QUESTIONS = "tests/fixtures/search/queries.jsonl";

/**
 * Loads DIR into a database of its own, trains vectors there, and asks: three words of a title, the
 * same with a slip, six words of an abstract, and fifty questions that papers answer in other words.
 */
export const evaluateSearch: Evaluation = async ({ data, predictionsFile }) => {
  if (!data) throw new Error("Name the folder of papers to search: --data DIR");
  loadDotenv();
  // Standard output is the figures': what migrations log must not stand in it.
  setSettings({ LOG_LEVEL: "warn" });
  const leave = await joinDatabase();
  try {
    const figures = await withScratchDatabase("eval", async () => {
      await migrateIfNeeded();
      await loadCorpus(data);
      const { measureSearch } = await import("@/lib/meaning/measure/run");
      return measureSearch(await readFile(QUESTIONS, "utf8"));
    });
    if (predictionsFile) {
      const lines = figures.predictions.map((one) => `${JSON.stringify(one)}\n`);
      await writeFile(predictionsFile, lines.join(""));
    }
    const { predictions: _, ...shown } = figures;
    return { figures: { ...shown }, text: formatSearchFigures(shown satisfies SearchFigures) };
  } finally {
    await leave();
  }
};

/** Imported late: the generated client may be made only after the database is known. */
async function loadCorpus(folder: string): Promise<void> {
  const { importPath } = await import("@/lib/import/run");
  const { trainVectors } = await import("@/lib/vectors/run");
  const now = new Date();
  await importPath(folder, { format: "auto", now });
  await trainVectors({ now, dryRun: false });
}
