import { listenForStop, runCommand } from "@/jobs/child";
import { type Figure, formatTable } from "./bench/figure";
import { type BenchName, type BenchOptions, parseBenchArguments } from "./bench/options";
import { formatSize, type MeasuredAt, writePromises } from "./bench/promises";

/** Each in a file of its own, loaded when asked for. */
const BENCHES: Record<BenchName, () => Promise<(options: BenchOptions) => Promise<Figure[]>>> = {
  http: async () => (await import("./bench/http")).bench,
  db: async () => (await import("./bench/db")).bench,
  digest: async () => (await import("./bench/digest")).bench,
  ingest: async () => (await import("./bench/ingest")).bench,
  stress: async () => (await import("./bench/stress")).bench,
  traffic: async () => (await import("./bench/traffic")).bench,
  rank: async () => (await import("./bench/rank")).bench,
  start: async () => (await import("./bench/start")).bench,
};

/** What is measured anew for each size of --papers 10000,100000; the others say little by it. */
const BY_SIZE: BenchName[] = ["http", "db", "traffic", "ingest"];
/** Importing a million takes a quarter of an hour: only when no smaller size is asked for. */
const IMPORTED_MAX = 100_000;

/**
 * npm run bench -- <name|all>: measures, and prints one table, or with --json one array. With --write
 * what was promised also goes into ARCHITECTURE.md.
 */
runCommand(async () => {
  const parsed = parseBenchArguments(process.argv.slice(2), Object.keys(BENCHES) as BenchName[]);
  if ("fault" in parsed) throw new Error(parsed.fault);
  const { names, sizes, options, isJson, isWritten } = parsed;
  const { signal } = listenForStop();
  const measured: MeasuredAt[] = [];
  for (const name of names) {
    const bench = await BENCHES[name]();
    for (const papers of chooseSizes(name, sizes)) {
      if (signal.aborted) return 130;
      const figures = await bench({ ...options, papers, signal });
      const named = figures.map((figure) => ({ ...figure, name: `${name}: ${figure.name}` }));
      measured.push({ papers, figures: named });
    }
  }
  if (isWritten) await writePromises(measured, new Date());
  const figures = measured.flatMap((one) => nameSizes(one, sizes.length > 1));
  console.log(isJson ? JSON.stringify(figures, null, 2) : formatTable(figures));
  return 0;
});

function chooseSizes(name: BenchName, sizes: number[]): number[] {
  const fitting = name === "ingest" ? sizes.filter((size) => size <= IMPORTED_MAX) : sizes;
  return BY_SIZE.includes(name) && fitting.length > 0 ? fitting : sizes.slice(0, 1);
}

const nameSizes = ({ papers, figures }: MeasuredAt, hasSizes: boolean): Figure[] =>
  hasSizes
    ? figures.map((figure) => ({ ...figure, name: `${formatSize(papers)} ${figure.name}` }))
    : figures;
