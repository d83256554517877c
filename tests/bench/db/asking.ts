import { database, sql } from "@/lib/database/client";
import type { Figure } from "../figure";
import type { Times } from "./statement";

/** Questions of one kind, each different, so that no run repeats what the one before left warm. */
export type Asking = { kind: string; asks: (() => Promise<unknown>)[] };
export type Measured = { kind: string; milliseconds: number[]; rowsRead: number };

/** A slow kind need not be waited for to the end. */
const PATIENCE_MS = 20_000;
/** Enough for a mean. */
const COUNTED = 20;
/** Of lib/database/client.ts: each of them may hold counts that it has not reported yet. */
const CONNECTIONS = 10;

/** Asks all of one kind, one after the other, and counts the rows that tables gave for a question. */
export async function measureAsking({ kind, asks }: Asking): Promise<Measured> {
  const rowsRead = await countRowsRead(asks.slice(0, COUNTED));
  const milliseconds: number[] = [];
  const startedAt = performance.now();
  for (const ask of asks) {
    if (performance.now() - startedAt > PATIENCE_MS) break;
    const askedAt = performance.now();
    await ask();
    milliseconds.push(performance.now() - askedAt);
  }
  return { kind, milliseconds, rowsRead };
}

/** p50, p99 and rows of each kind, and over all kinds together the p99 that was promised. */
export function toFigures(name: string, measured: Measured[], bare: Times, atMostMs: number) {
  const limit = { limitName: "31 rows of one index" };
  const figures = measured.flatMap(({ kind, milliseconds, rowsRead }): Figure[] => [
    { name: `${name} ${kind}, p50`, ...inMs(milliseconds, 0.5), limit: bare.p50, ...limit },
    { name: `${name} ${kind}, p99`, ...inMs(milliseconds, 0.99), limit: bare.p99, ...limit },
    { name: `${name} ${kind}, rows read`, value: rowsRead, unit: "rows" },
  ]);
  const all = measured.flatMap((one) => one.milliseconds);
  const asked = `≤ ${atMostMs}`;
  return [
    { name: `${name}, all kinds, p50`, ...inMs(all, 0.5), limit: bare.p50, ...limit },
    { name: `${name}, all kinds, p99`, ...inMs(all, 0.99), limit: bare.p99, ...limit, asked },
    ...figures,
  ];
}

function inMs(milliseconds: number[], share: number) {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  return { value: sorted[Math.ceil(sorted.length * share) - 1] ?? 0, unit: "ms" };
}

/** On average, by PostgreSQL's own counts; nobody else may use the database meanwhile. */
async function countRowsRead(asks: Asking["asks"]): Promise<number> {
  const before = await readCounts();
  for (const ask of asks) await ask();
  const after = await readCounts();
  return Math.round((after - before) / Math.max(1, asks.length));
}

async function readCounts(): Promise<number> {
  const flush = () => database().$queryRaw(sql`SELECT pg_stat_force_next_flush()::text`);
  await Promise.all(Array.from({ length: CONNECTIONS }, flush));
  const [row] = await database().$queryRaw<{ rows: number }[]>(sql`
    SELECT sum(seq_tup_read + idx_tup_fetch)::float8 AS rows FROM pg_stat_user_tables`);
  return row?.rows ?? 0;
}
