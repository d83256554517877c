import { describeEndpoint } from "@/lib/embeddings/endpoint";
import { settings } from "@/lib/env";
import { keepBriefly } from "@/lib/kept/briefly";
import { countPapers } from "@/lib/papers/store";
import { composeStanding, type SpaceStanding } from "./compose";
import { listStandings } from "./store";

/** The job changes it by the hour; counting a million papers at every look would be waste. */
const KEPT = { keptMs: 60_000, max: 4 };

/** What questions go to, and how much of the papers that knows; a minute old at most. */
export function readStanding(): Promise<SpaceStanding[]> {
  return kept(describeEndpoint(settings())?.method ?? "");
}

const kept = keepBriefly(async (method) => {
  const [models, paperCount] = await Promise.all([listStandings(), countPapers()]);
  return composeStanding(models, paperCount, method || null);
}, KEPT);
