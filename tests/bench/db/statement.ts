import { database, sql } from "@/lib/database/client";
import type { Figure } from "../figure";

type Sql = ReturnType<typeof sql>;

/** One statement of the product, exactly as its store sends it. */
export type Statement = {
  name: string;
  sql: Sql;
  /** What a reader of the result sees; where given, rows read are put beside it. */
  shownCount?: number;
};

/** Timed runs: p99 is the second slowest. */
const RUNS = 200;
const WARM_UPS = 10;
/** A slow statement need not be waited for two hundred times. */
const PATIENCE_MS = 4_000;

/** p50 and p99 at one connection, beside `bare` in the same run, and the rows its plan reads. */
export async function measureStatement(statement: Statement, bare: Times): Promise<Figure[]> {
  const { name, shownCount } = statement;
  const times = await timeStatement(statement.sql);
  const limit = { limitName: "31 rows of one index" };
  const rowsRead = await countRowsRead(statement.sql);
  return [
    { name: `${name}, p50`, value: times.p50, unit: "ms", limit: bare.p50, ...limit },
    { name: `${name}, p99`, value: times.p99, unit: "ms", limit: bare.p99, ...limit },
    {
      name: `${name}, rows read`,
      value: rowsRead,
      unit: "rows",
      ...(shownCount ? { limit: shownCount, limitName: "rows shown" } : {}),
    },
  ];
}

export type Times = { p50: number; p99: number };

export async function timeStatement(statement: Sql): Promise<Times> {
  for (let run = 0; run < WARM_UPS; run += 1) await database().$queryRaw(statement);
  const times: number[] = [];
  const startedAt = performance.now();
  while (times.length < RUNS && performance.now() - startedAt < PATIENCE_MS) {
    const runAt = performance.now();
    await database().$queryRaw(statement);
    times.push(performance.now() - runAt);
  }
  return timesOf(times);
}

export function timesOf(milliseconds: number[]): Times {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}

type Plan = {
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  "Rows Removed by Index Recheck"?: number;
  Plans?: Plan[];
};

/** Rows taken from tables, thrown away ones included, over all nodes of the plan that ran. */
async function countRowsRead(statement: Sql): Promise<number> {
  const [row] = await database().$queryRaw<{ "QUERY PLAN": [{ Plan: Plan }] }[]>(
    sql`EXPLAIN (ANALYZE, FORMAT JSON) ${statement}`,
  );
  return flatten(row?.["QUERY PLAN"][0].Plan)
    .filter((plan) => plan["Relation Name"])
    .map((plan) => {
      const removed =
        (plan["Rows Removed by Filter"] ?? 0) + (plan["Rows Removed by Index Recheck"] ?? 0);
      return (plan["Actual Rows"] + removed) * plan["Actual Loops"];
    })
    .reduce((sum, rows) => sum + rows, 0);
}

const flatten = (plan?: Plan): Plan[] =>
  plan ? [plan, ...(plan.Plans ?? []).flatMap(flatten)] : [];
