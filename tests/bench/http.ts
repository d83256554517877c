import { buildIfNeeded } from "@/jobs/build";
import { openBenchDatabase } from "./data/open";
import type { Figure } from "./figure";
import { measureCached } from "./http/cached";
import { measureFresh } from "./http/fresh";
import { listFreshPaths, readRows } from "./http/paths";
import { startFileServer, startPlainNext } from "./http/plain";
import type { BenchServer } from "./http/server";
import { startSite } from "./http/site";
import { readUsage } from "./http/usage";
import type { BenchOptions } from "./options";

/**
 * Our pages, cached and never asked for before, beside what Next and Node can do with as many bytes
 * and the same rows, all in one run: machines differ, and this one is noisy.
 */
export async function bench(options: BenchOptions): Promise<Figure[]> {
  const database = await openBenchDatabase(options);
  const servers: BenchServer[] = [];
  const started = async (starting: Promise<BenchServer>) => {
    const server = await starting;
    servers.push(server);
    return server;
  };
  try {
    await buildIfNeeded();
    const [rows, paths] = [await readRows(), await listFreshPaths()];
    const site = await started(startSite());
    const atRest = await readUsage(site.pid);
    const first = await readFirst(site.origin);
    const page = Buffer.from(await (await fetch(site.origin)).arrayBuffer());
    const plain = await started(startPlainNext(rows, page.length));
    const file = await started(startFileServer(page));
    const places = { site, plain, file };
    const fresh = await measureFresh(places, paths);
    const cached = await measureCached(places, options.isQuick === true);
    const loaded = await readUsage(site.pid);
    return [
      ...cached,
      first,
      ...fresh,
      { name: "web process, at rest", value: atRest.residentMb, unit: "MB" },
      { name: "web process, after all this", value: loaded.residentMb, unit: "MB" },
    ];
  } finally {
    for (const server of servers.reverse()) await server.close();
    await database.close();
  }
}

/** What the first visitor after a start waits. */
async function readFirst(origin: string): Promise<Figure> {
  const startedAt = performance.now();
  await (await fetch(origin)).arrayBuffer();
  return {
    name: "front page, first after start",
    value: performance.now() - startedAt,
    unit: "ms",
  };
}
