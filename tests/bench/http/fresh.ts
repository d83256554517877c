import { againstLimit, type Figure } from "../figure";
import type { Places } from "./cached";
import { measure } from "./measure";
import type { FreshPaths } from "./paths";
import type { BenchServer } from "./server";
import { sendVisitors } from "./visitors";

const CONNECTIONS = 16;
const SECONDS = 3;
/** The first renderings wait for the compiler: so many are made before any is timed, by both. */
const WARM_UP = 500;

/** Pages that nobody asked for before, beside Next rendering the same rows from memory each time. */
export async function measureFresh(places: Places, paths: FreshPaths): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const kind of ["feed", "tag", "paper"] as const) {
    figures.push(...(await measureKind(places, kind, paths[kind])));
  }
  return figures;
}

async function measureKind(
  { site, plain }: Places,
  kind: keyof FreshPaths,
  paths: string[],
): Promise<Figure[]> {
  const load = { connections: CONNECTIONS };
  await warmUp(site, paths.slice(0, WARM_UP));
  await warmUp(plain, Array(WARM_UP).fill(`/rows/${kind}`));
  const ours = await measure(site, { ...load, paths: paths.slice(WARM_UP) }, SECONDS);
  const rows = await measure(plain, { ...load, paths: [`/rows/${kind}`] }, SECONDS);
  const limits = { limit: rows.perSecond, limitName: "dynamic Next, rows in memory" };
  const name = `${kind} page never asked for before, ${CONNECTIONS} at once`;
  return [
    againstLimit({ name, value: ours.perSecond, unit: "/s", ...limits, asked: "≥ 0.8 ×" }),
    {
      name: `${name}, p99`,
      value: ours.p99,
      unit: "ms",
      limit: rows.p99,
      limitName: limits.limitName,
    },
    {
      name: `${name}, CPU`,
      value: ours.cpuMs,
      unit: "ms",
      limit: rows.cpuMs,
      limitName: limits.limitName,
    },
  ];
}

function warmUp({ origin }: BenchServer, paths: string[]): Promise<unknown> {
  const left = paths.values();
  const next = () => left.next().value ?? null;
  return sendVisitors({ origin, visitors: CONNECTIONS, next });
}
