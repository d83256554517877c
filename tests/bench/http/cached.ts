import { againstLimit, type Figure } from "../figure";
import { measure } from "./measure";
import { TAG } from "./paths";
import type { BenchServer } from "./server";

export type Places = { site: BenchServer; plain: BenchServer; file: BenchServer };

const CONNECTIONS = [1, 16, 64];
/** The number the promises are made for. */
const JUDGED = 16;
const BROTLI = { "Accept-Encoding": "br" };
const STILL = "a still Next page, plain";

/** Pages that were asked for before, in both forms, beside a Next page that never changes. */
export async function measureCached(places: Places, isQuick: boolean): Promise<Figure[]> {
  if (isQuick) return measureAt(places, JUDGED);
  const figures: Figure[] = [];
  for (const connections of CONNECTIONS) {
    figures.push(...(await measureAt(places, connections)));
  }
  return [...figures, ...(await measureOthers(places.site))];
}

async function measureAt({ site, plain, file }: Places, connections: number): Promise<Figure[]> {
  const still = await measure(plain, { paths: ["/still"], connections });
  const asked = connections === JUDGED ? "≥ 0.9 ×" : undefined;
  const figures: Figure[] = [];
  const add = async (name: string, path: string, headers?: Record<string, string>) => {
    const ours = await measure(site, { paths: [path], headers, connections });
    const at = `${name}, ${connections} at once`;
    const limits = { limit: still.perSecond, limitName: STILL };
    figures.push(
      againstLimit({ name: at, value: ours.perSecond, unit: "/s", ...limits, asked }),
      {
        name: `${at}, p99`,
        value: ours.p99,
        unit: "ms",
        limit: still.p99,
        limitName: STILL,
        asked: asked && "< 50",
      },
      { name: `${at}, CPU`, value: ours.cpuMs, unit: "ms", limit: still.cpuMs, limitName: STILL },
    );
  };
  await add("front page", "/");
  await add("front page in brotli", "/", BROTLI);
  await add(`tag page`, `/tags/${TAG}`);
  await add(`tag page in brotli`, `/tags/${TAG}`, BROTLI);
  const whole = await measure(file, { paths: ["/"], connections });
  const limits = { limit: still.perSecond, limitName: STILL };
  const name = `the front page as a file, Node alone, ${connections} at once`;
  figures.push(againstLimit({ name, value: whole.perSecond, unit: "/s", ...limits }));
  return figures;
}

/** Everything else that is read, as often as it comes. */
async function measureOthers(site: BenchServer): Promise<Figure[]> {
  const paper = await findLink(site.origin);
  const feed = await fetch(`${site.origin}/feed.xml`);
  const etag = feed.headers.get("etag") ?? "";
  const cases: [string, string, Record<string, string>?][] = [
    ["paper page", paper],
    ["RSS feed", "/feed.xml"],
    ["RSS feed, unchanged", "/feed.xml", { "If-None-Match": etag }],
    ["API list", "/api/daily_papers?limit=30"],
    ["search", "/search?q=quantization+of+language+models"],
  ];
  const figures: Figure[] = [];
  for (const [name, path, headers] of cases) {
    for (const connections of CONNECTIONS) {
      const ours = await measure(site, { paths: [path], headers, connections }, 1);
      const at = `${name}, ${connections} at once`;
      figures.push(
        { name: at, value: ours.perSecond, unit: "/s" },
        { name: `${at}, p99`, value: ours.p99, unit: "ms" },
      );
    }
  }
  return figures;
}

async function findLink(origin: string): Promise<string> {
  const text = await (await fetch(origin)).text();
  return text.match(/href="(\/papers\/\d{4}\.\d{5})"/)?.[1] ?? "/";
}
