import { sql } from "@/lib/database/client";
import { openBenchDatabase } from "./data/open";
import { listFeedStatements } from "./db/feeds";
import { measureStatement, type Statement, timeStatement } from "./db/statement";
import type { Figure } from "./figure";
import type { BenchOptions } from "./options";

/** Each file of tests/bench/db lists the statements of one part of the product. */
const PARTS: ((now: Date) => Statement[])[] = [listFeedStatements];

/** The least a page of thirty can cost: the first rows of one index, and nothing of their papers. */
const BARE = sql`SELECT paper_id, score FROM scores ORDER BY score DESC, paper_id DESC LIMIT 31`;

/** Statements one at a time over one connection, with p50, p99 and the rows they read. */
export async function bench(options: BenchOptions): Promise<Figure[]> {
  const database = await openBenchDatabase(options);
  try {
    const bare = await timeStatement(BARE);
    const figures: Figure[] = [
      { name: "31 rows of one index, p50", value: bare.p50, unit: "ms" },
      { name: "31 rows of one index, p99", value: bare.p99, unit: "ms" },
    ];
    for (const statement of PARTS.flatMap((list) => list(database.until))) {
      figures.push(...(await measureStatement(statement, bare)));
    }
    return figures;
  } finally {
    await database.close();
  }
}
