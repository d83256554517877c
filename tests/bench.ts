import { listenForStop, runCommand } from "@/jobs/child";
import { BENCHES } from "./bench/benches";
import { type Figure, formatTable } from "./bench/figure";
import { type AskedBench, type BenchName, parseBenchArguments } from "./bench/options";
import { measurePart } from "./bench/part";
import { formatSize, type MeasuredAt, writePromises } from "./bench/promises";

/** Importing a million takes a quarter of an hour: only when no smaller size is asked for. */
const IMPORTED_MAX = 100_000;
/**
 * What is measured anew for each size of --papers 10000,100000; the others say little by it, and are
 * measured at the first. Beside it about how long one takes on two idle cores, once its data is there (s).
 */
const BY_SIZE: BenchName[] = ["http", "db", "ingest"];
const SECONDS: Record<BenchName, { whole: number; quick: number }> = {
  http: { whole: 150, quick: 60 },
  db: { whole: 60, quick: 60 },
  digest: { whole: 90, quick: 90 },
  ingest: { whole: 60, quick: 60 },
  stress: { whole: 130, quick: 130 },
  traffic: { whole: 200, quick: 200 },
  rank: { whole: 30, quick: 30 },
  start: { whole: 90, quick: 90 },
  nearest: { whole: 40, quick: 40 },
};

/**
 * npm run bench -- <name|all>: measures, and prints one table, or with --json one array. With --write
 * what was promised also goes into ARCHITECTURE.md, after each part. One that fails does not keep the
 * others from running.
 */
runCommand(async () => {
  const parsed = parseBenchArguments(process.argv.slice(2), Object.keys(BENCHES) as BenchName[]);
  if ("fault" in parsed) throw new Error(parsed.fault);
  const { sizes, options, isJson, isWritten } = parsed;
  const { signal } = listenForStop();
  const parts = planParts(parsed);
  console.error(`${parts.length} measurements, about ${sumMinutes(parts)} min on idle cores.`);
  const measured: MeasuredAt[] = [];
  let failedCount = 0;
  for (const { name, papers } of parts) {
    if (signal.aborted) return 130;
    console.error(`${name} at ${formatSize(papers)} papers ...`);
    try {
      const figures = await measurePart({ name, options: { ...options, papers } }, signal);
      const named = figures.map((figure) => ({ ...figure, name: `${name}: ${figure.name}` }));
      measured.push({ papers, figures: named });
      if (isWritten) await writePromises(measured, new Date());
    } catch (error) {
      failedCount += 1;
      console.error(`${name} failed: ${error instanceof Error ? error.stack : String(error)}`);
    }
  }
  const figures = measured.flatMap((one) => nameSizes(one, sizes.length > 1));
  console.log(isJson ? JSON.stringify(figures, null, 2) : formatTable(figures));
  return failedCount === 0 ? 0 : 1;
});

type Part = { name: BenchName; papers: number; seconds: number };

function planParts({ names, sizes, options }: AskedBench): Part[] {
  return names.flatMap((name) => {
    const seconds = SECONDS[name][options.isQuick ? "quick" : "whole"];
    return chooseSizes(name, sizes).map((papers) => ({ name, papers, seconds }));
  });
}

function sumMinutes(parts: Part[]): number {
  return Math.ceil(parts.reduce((sum, part) => sum + part.seconds, 0) / 60);
}

function chooseSizes(name: BenchName, sizes: number[]): number[] {
  const fitting = name === "ingest" ? sizes.filter((size) => size <= IMPORTED_MAX) : sizes;
  return BY_SIZE.includes(name) && fitting.length > 0 ? fitting : sizes.slice(0, 1);
}

const nameSizes = ({ papers, figures }: MeasuredAt, hasSizes: boolean): Figure[] =>
  hasSizes
    ? figures.map((figure) => ({ ...figure, name: `${formatSize(papers)} ${figure.name}` }))
    : figures;
