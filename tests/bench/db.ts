import { listFeed } from "@/lib/feeds/store";
import { openBenchDatabase } from "./data/open";
import type { Figure } from "./figure";
import type { BenchOptions } from "./options";

export async function bench(options: BenchOptions): Promise<Figure[]> {
  const database = await openBenchDatabase(options);
  try {
    const startedAt = performance.now();
    await listFeed({ order: "trending", tags: { all: [], none: [] }, limit: 30, now: new Date() });
    return [{ name: "first feed", value: performance.now() - startedAt, unit: "ms" }];
  } finally {
    await database.close();
  }
}
