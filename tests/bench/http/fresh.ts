import { againstLimit, type Figure } from "../figure";
import type { Places } from "./cached";
import { measure } from "./measure";
import type { FreshPaths } from "./paths";

const CONNECTIONS = 16;
const SECONDS = 3;
/** The first renderings wait for the compiler. */
const WARM_UP = 400;

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
  await measure(site, { ...load, paths: paths.slice(0, WARM_UP) }, 1);
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
