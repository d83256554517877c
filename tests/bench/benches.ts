import type { Figure } from "./figure";
import type { BenchName, BenchOptions } from "./options";

/** Each in a file of its own, loaded when asked for. */
export const BENCHES: Record<
  BenchName,
  () => Promise<(options: BenchOptions) => Promise<Figure[]>>
> = {
  http: async () => (await import("./http")).bench,
  db: async () => (await import("./db")).bench,
  digest: async () => (await import("./digest")).bench,
  ingest: async () => (await import("./ingest")).bench,
  stress: async () => (await import("./stress")).bench,
  traffic: async () => (await import("./traffic")).bench,
  rank: async () => (await import("./rank")).bench,
  start: async () => (await import("./start")).bench,
  nearest: async () => (await import("./nearest")).bench,
};
