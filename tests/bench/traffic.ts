import { buildIfNeeded } from "@/jobs/build";
import { openBenchDatabase } from "./data/open";
import type { Figure } from "./figure";
import { startSite } from "./http/site";
import { createTraffic } from "./http/traffic";
import { readUsage } from "./http/usage";
import { sendVisitors } from "./http/visitors";
import type { BenchOptions } from "./options";

/** What a site of some thousand readers is asked in a day. */
const REQUESTS = 100_000;
/** Until every kind of page was rendered often enough for the compiler, and the store is full. */
const WARM_UP = 8_000;
const VISITORS = 16;

/** A day of traffic in minutes: what the web process holds after it, over what it held before. */
export async function bench(options: BenchOptions): Promise<Figure[]> {
  const database = await openBenchDatabase(options);
  try {
    await buildIfNeeded();
    const next = await createTraffic();
    const site = await startSite();
    try {
      const ask = (count: number) =>
        sendVisitors({
          origin: site.origin,
          visitors: VISITORS,
          next: limitTo(count, next, options.signal),
        });
      await ask(WARM_UP);
      const before = await readUsage(site.pid);
      const { count, slowest, failedCount } = await ask(REQUESTS);
      const after = await readUsage(site.pid);
      const growth = (after.residentMb / before.residentMb - 1) * 100;
      return [
        { name: "requests of a day", value: count, unit: "" },
        { name: "requests that failed", value: failedCount, unit: "", asked: "0" },
        { name: "slowest request", value: slowest, unit: "ms" },
        {
          name: "memory after it",
          value: after.residentMb,
          unit: "MB",
          limit: before.residentMb,
          limitName: "before",
        },
        { name: "memory, growth", value: growth, unit: "%", asked: "< 10" },
      ];
    } finally {
      await site.close();
    }
  } finally {
    await database.close();
  }
}

function limitTo(count: number, next: () => string, signal?: AbortSignal): () => string | null {
  let left = count;
  return () => (left-- > 0 && !signal?.aborted ? next() : null);
}
