import { listenForStop, runCommand } from "@/jobs/child";
import { type Figure, formatTable } from "./bench/figure";
import { type BenchName, type BenchOptions, parseBenchArguments } from "./bench/options";

/** Each in a file of its own, loaded when asked for. */
const BENCHES: Record<BenchName, () => Promise<(options: BenchOptions) => Promise<Figure[]>>> = {
  http: async () => (await import("./bench/http")).bench,
  db: async () => (await import("./bench/db")).bench,
  digest: async () => (await import("./bench/digest")).bench,
  ingest: async () => (await import("./bench/ingest")).bench,
  start: async () => (await import("./bench/start")).bench,
};

/** npm run bench -- <name|all>: measures, and prints one table, or with --json one array. */
runCommand(async () => {
  const parsed = parseBenchArguments(process.argv.slice(2), Object.keys(BENCHES) as BenchName[]);
  if ("fault" in parsed) throw new Error(parsed.fault);
  const { names, options, isJson } = parsed;
  const { signal } = listenForStop();
  const figures: Figure[] = [];
  for (const name of names) {
    if (signal.aborted) return 130;
    const bench = await BENCHES[name]();
    const measured = await bench({ ...options, signal });
    figures.push(...measured.map((figure) => ({ ...figure, name: `${name}: ${figure.name}` })));
  }
  console.log(isJson ? JSON.stringify(figures, null, 2) : formatTable(figures));
  return 0;
});
