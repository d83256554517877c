import { openBenchDatabase } from "./data/open";
import { againstLimit, type Figure } from "./figure";
import { measureCopy } from "./ingest/copy";
import { prepareSnapshot } from "./ingest/file";
import { type Imported, importFile } from "./ingest/import";
import type { BenchOptions } from "./options";

/**
 * The import command on a file of `--papers` records, into a database with nothing but the taxonomy;
 * again on the same file; and the same rows by bare COPY, into a database as empty.
 */
export async function bench(options: BenchOptions): Promise<Figure[]> {
  const database = await openBenchDatabase({ papers: 0, isScratch: true });
  try {
    const file = await prepareSnapshot(options.papers);
    const first = await importFile(file);
    const again = await importFile(file);
    const copied = await measureCopy(database.url, options.papers);
    return listFigures(first, again, copied);
  } finally {
    await database.close();
  }
}

function listFigures(first: Imported, again: Imported, copiedPerSecond: number): Figure[] {
  return [
    againstLimit({
      name: "papers parsed, tagged and stored",
      value: first.perSecond,
      unit: "/s",
      limit: copiedPerSecond,
      limitName: "COPY of the same rows",
      asked: "≥ 3,000, ≥ 0.6 ×",
    }),
    againstLimit({
      name: "unchanged papers imported again",
      value: again.perSecond,
      unit: "/s",
      limit: first.perSecond,
      limitName: "first import",
      asked: "≥ 5 ×",
    }),
    { name: "memory of the first import", value: first.memoryPeakMb, unit: "MB", asked: "< 300" },
    { name: "memory of the second import", value: again.memoryPeakMb, unit: "MB", asked: "< 300" },
  ];
}
