import { parseArgs } from "node:util";

export type BenchName =
  | "http"
  | "db"
  | "digest"
  | "ingest"
  | "stress"
  | "traffic"
  | "start"
  | "nearest"
  | "rank";

export type BenchOptions = {
  /** How much data to measure on; more than asked for is never loaded. */
  papers: number;
  readers: number;
  /** Whether what nothing was promised of is left out. */
  isQuick?: boolean;
  signal?: AbortSignal;
};

export type AskedBench = {
  names: BenchName[];
  /** One after the other; benches that do not go by papers run on the first alone. */
  sizes: number[];
  options: BenchOptions;
  isJson: boolean;
  /** Whether what was promised is written into ARCHITECTURE.md. */
  isWritten: boolean;
};
export type ParsedBench = AskedBench | { fault: string };

/** Enough for every index to be used, little enough to load in a minute. */
const PAPERS_DEFAULT = 10_000;
export const READERS_DEFAULT = 10_000;

/** Pure: the words of the command line to what is asked, or the sentence that says what is wrong. */
export function parseBenchArguments(words: string[], known: BenchName[]): ParsedBench {
  try {
    const { positionals, values } = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        papers: { type: "string", default: String(PAPERS_DEFAULT) },
        readers: { type: "string", default: String(READERS_DEFAULT) },
        json: { type: "boolean", default: false },
        write: { type: "boolean", default: false },
        quick: { type: "boolean", default: false },
      },
    });
    const names = positionals.includes("all") ? known : positionals;
    const isKnown = (name: string): name is BenchName => known.some((one) => one === name);
    const unknown = names.find((name) => !isKnown(name));
    if (names.length === 0 || unknown !== undefined) {
      return { fault: `Name what to measure: ${[...known, "all"].join(", ")}.` };
    }
    const sizes = values.papers
      .split(",")
      .map(parseCount)
      .filter((size) => size !== null);
    const [papers] = sizes;
    const readers = parseCount(values.readers);
    if (papers === undefined || sizes.length < values.papers.split(",").length || !readers) {
      return { fault: "--papers and --readers take a number from 1 to 10000000." };
    }
    const { json: isJson, write: isWritten, quick: isQuick } = values;
    const options = { papers, readers, isQuick };
    return { names: names.filter(isKnown), sizes, options, isJson, isWritten };
  } catch (error) {
    // parseArgs names the option it does not know.
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

function parseCount(text: string): number | null {
  const count = Number(text.replaceAll("_", ""));
  return Number.isInteger(count) && count >= 1 && count <= 10_000_000 ? count : null;
}
