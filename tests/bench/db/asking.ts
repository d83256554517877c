import { database, sql } from "@/lib/database/client";
import type { Figure } from "../figure";
import { countWork, type Worked } from "./processor";
import type { Times } from "./statement";

/** Questions of one kind, each different, so that no run repeats what the one before left warm. */
export type Asking = { kind: string; asks: (() => Promise<unknown>)[] };
export type Measured = {
  kind: string;
  milliseconds: number[];
  rowsRead: number;
  /** Of all of them together. */
  worked: Worked;
};

/** A slow kind need not be waited for to the end. */
const PATIENCE_MS = 6_000;
/** Not those that are measured: they open connections, and load what each keeps of the catalog. */
const WARM_UPS = 3;
/** Of lib/database/client.ts: each of them may hold counts that it has not reported yet. */
const CONNECTIONS = 10;

/** Asks all of one kind, one after the other, and counts the rows and the work of a question. */
export async function measureAsking({ kind, asks }: Asking): Promise<Measured> {
  for (const ask of asks.slice(-WARM_UPS)) await ask();
  const [rowsBefore, readWorked] = [await countRows(), await countWork()];
  const milliseconds: number[] = [];
  const startedAt = performance.now();
  for (const ask of asks) {
    if (performance.now() - startedAt > PATIENCE_MS) break;
    const askedAt = performance.now();
    await ask();
    milliseconds.push(performance.now() - askedAt);
  }
  const [worked, rowsAfter] = [await readWorked(), await countRows()];
  const rowsRead = Math.round((rowsAfter - rowsBefore) / Math.max(1, milliseconds.length));
  return { kind, milliseconds, rowsRead, worked };
}

/** What a plain way took in the same run. */
export type Plain = Times & { name: string };

/** p50, p99 and rows of each kind, and over all kinds together the p99 that was promised. */
export function toFigures(name: string, measured: Measured[], bare: Plain, atMostMs: number) {
  const limit = { limitName: bare.name };
  const figures = measured.flatMap(({ kind, milliseconds, rowsRead }): Figure[] => [
    { name: `${name} ${kind}, p50`, ...inMs(milliseconds, 0.5), limit: bare.p50, ...limit },
    { name: `${name} ${kind}, p99`, ...inMs(milliseconds, 0.99), limit: bare.p99, ...limit },
    { name: `${name} ${kind}, rows read`, value: rowsRead, unit: "rows" },
  ]);
  const all = measured.flatMap((one) => one.milliseconds);
  const work = (of: "node" | "postgres") =>
    measured.reduce((sum, { worked }) => sum + (worked[of] ?? Number.NaN), 0) / all.length;
  const works = [
    { name: `${name}, processor of PostgreSQL, a question`, value: work("postgres"), unit: "ms" },
    { name: `${name}, processor of Node, a question`, value: work("node"), unit: "ms" },
  ].filter(({ value }) => !Number.isNaN(value));
  const asked = `≤ ${atMostMs}`;
  return [
    { name: `${name}, all kinds, p50`, ...inMs(all, 0.5), limit: bare.p50, ...limit },
    { name: `${name}, all kinds, p99`, ...inMs(all, 0.99), limit: bare.p99, ...limit, asked },
    { name: `${name}, questions asked`, value: all.length, unit: "" },
    ...works,
    ...figures,
  ];
}

function inMs(milliseconds: number[], share: number) {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  return { value: sorted[Math.ceil(sorted.length * share) - 1] ?? 0, unit: "ms" };
}

/** By PostgreSQL's own counts, of the whole database; nobody else may use it meanwhile. */
async function countRows(): Promise<number> {
  const flush = () => database().$queryRaw(sql`SELECT pg_stat_force_next_flush()::text`);
  await Promise.all(Array.from({ length: CONNECTIONS }, flush));
  const [row] = await database().$queryRaw<{ rows: number }[]>(sql`
    SELECT sum(seq_tup_read + idx_tup_fetch)::float8 AS rows FROM pg_stat_user_tables`);
  return row?.rows ?? 0;
}
