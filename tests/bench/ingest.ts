import { openBenchDatabase } from "./data/open";
import { againstLimit, type Figure } from "./figure";
import { type Copied, measureCopy } from "./ingest/copy";
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

function listFigures(first: Imported, again: Imported, copied: Copied): Figure[] {
  return [
    againstLimit({
      name: "papers parsed, tagged and stored",
      value: first.perSecond,
      unit: "/s",
      limit: copied.perSecond,
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
    ...listProcessor(first, copied),
    { name: "memory of the first import", value: first.memoryPeakMb, unit: "MB", asked: "< 300" },
    { name: "memory of the second import", value: again.memoryPeakMb, unit: "MB", asked: "< 300" },
  ];
}

/** Where the time of the first import goes: both sides at once, so that their sum fills all cores. */
function listProcessor(first: Imported, copied: Copied): Figure[] {
  const own: Figure = { name: "processor a paper, Node", value: first.ownUs, unit: "µs" };
  if (first.serverUs === null) return [own];
  const server = { name: "processor a paper, PostgreSQL", value: first.serverUs, unit: "µs" };
  if (copied.serverUs === null) return [own, server];
  const limit = { limit: copied.serverUs, limitName: "COPY of the same rows" };
  return [own, againstLimit({ ...server, ...limit })];
}
