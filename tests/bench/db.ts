import { sql } from "@/lib/database/client";
import { prepareMeaning } from "./data/meaning";
import { openBenchDatabase } from "./data/open";
import { type Asking, measureAsking, toFigures } from "./db/asking";
import { listFeedStatements } from "./db/feeds";
import { listSimilars, listSuggestions } from "./db/near";
import { listFilterCounts, listPlainSearches, listSearches, listSearchFeeds } from "./db/search";
import {
  measureStatement,
  type Statement,
  type Times,
  timeStatement,
  timesOf,
} from "./db/statement";
import { listFrequencies, listPublicIds, listSample } from "./db/words";
import type { Figure } from "./figure";
import { type BenchOptions, READERS_DEFAULT } from "./options";

/** Each file of tests/bench/db lists the statements of one part of the product. */
const PARTS: ((now: Date) => Statement[])[] = [listFeedStatements];

/** The least a page of thirty can cost: the first rows of one index, and nothing of their papers. */
const BARE = sql`SELECT paper_id, score FROM scores ORDER BY score DESC, paper_id DESC LIMIT 31`;

/** What a search may take at 100,000 papers, and at a million, where more fit every word. */
const SEARCH_MS = { atMost100k: 30, above: 120 };
const SUGGESTIONS_MS = 15;
const SIMILAR_MS = 30;

/**
 * Statements one at a time over one connection, with p50, p99 and the rows they read; then whole
 * questions, one at a time, each of its statements over connections as in the product.
 */
export async function bench(options: BenchOptions): Promise<Figure[]> {
  // No question reads a reader: one number of them, so that vectors once trained are found again.
  const database = await openBenchDatabase({ papers: options.papers, readers: READERS_DEFAULT });
  try {
    const bare = await timeStatement(BARE);
    const figures: Figure[] = [
      { name: "31 rows of one index, p50", value: bare.p50, unit: "ms" },
      { name: "31 rows of one index, p99", value: bare.p99, unit: "ms" },
    ];
    for (const statement of PARTS.flatMap((list) => list(database.until))) {
      figures.push(...(await measureStatement(statement, bare)));
    }
    return [...figures, ...(await measureQuestions(options.papers, bare))];
  } finally {
    await database.close();
  }
}

async function measureQuestions(papers: number, bare: Times): Promise<Figure[]> {
  await prepareMeaning(papers);
  const [words, sample] = [await listFrequencies(), await listSample()];
  const searchMs = papers > 100_000 ? SEARCH_MS.above : SEARCH_MS.atMost100k;
  const similars = listSimilars(await listPublicIds(sample));
  const parts: [string, Asking[], number][] = [
    ["search", listSearches(words, sample), searchMs],
    ["filters of a search", listFilterCounts(words), searchMs],
    ["feed of a search", listSearchFeeds(words), searchMs],
    ["suggestions", listSuggestions(words, sample), SUGGESTIONS_MS],
    ["similar", similars, SIMILAR_MS],
  ];
  const plain = await measureAsking(listPlainSearches(words));
  const plainTimes = { name: plain.kind, ...timesOf(plain.milliseconds) };
  const figures: Figure[] = [
    { name: `${plain.kind}, p50`, value: plainTimes.p50, unit: "ms" },
    { name: `${plain.kind}, p99`, value: plainTimes.p99, unit: "ms" },
  ];
  for (const [name, kinds, atMostMs] of parts) {
    const measured = [];
    for (const kind of kinds) measured.push(await measureAsking(kind));
    const limit = name === "search" ? plainTimes : { name: "31 rows of one index", ...bare };
    figures.push(...toFigures(name, measured, limit, atMostMs));
  }
  return figures;
}
