import { withClient } from "./data/load";
import { openBenchDatabase } from "./data/open";
import type { Figure } from "./figure";
import type { BenchOptions } from "./options";

/** What an hour of readings may change on a busy day, by far. */
const OBSERVED = 10_000;
const ROUNDS = 5;
const ASKED_S = 2;
const HOUR_MS = 3_600_000;

type Round = { seconds: number; cpuSeconds: number; scored: number };

/**
 * Rescoring after one new observation of each of 10,000 papers, wholly as the job does it: their texts,
 * readings and tags read, scores and copies written, tags counted. Beside it the same with nothing new.
 */
export async function bench({ papers, signal }: BenchOptions): Promise<Figure[]> {
  const opened = await openBenchDatabase({ papers, isScratch: true });
  try {
    const rounds: Round[] = [];
    let idle: Round | undefined;
    for (let round = 1; round <= ROUNDS && !signal?.aborted; round += 1) {
      const now = new Date(opened.until.getTime() + round * HOUR_MS);
      await observe(opened.url, now);
      rounds.push(await rescore(now));
      idle = await rescore(now);
    }
    const sorted = rounds.toSorted((a, b) => a.seconds - b.seconds);
    const middle = sorted[Math.floor(sorted.length / 2)];
    const scored = middle?.scored ?? 0;
    return [
      {
        name: `rescoring ${scored} papers after new observations`,
        ...{ value: middle?.seconds ?? 0, unit: "s", asked: `< ${ASKED_S}` },
      },
      {
        name: "its processor time here, PostgreSQL's not counted",
        value: middle?.cpuSeconds ?? 0,
        unit: "s",
      },
      { name: "rescoring when nothing is new", value: idle?.seconds ?? 0, unit: "s" },
      { name: "papers rescored when nothing is new", value: idle?.scored ?? 0, unit: "papers" },
    ];
  } finally {
    await opened.close();
  }
}

/** One more reading of up to OBSERVED papers, the newest, whose scores matter most. */
async function observe(url: string, at: Date): Promise<void> {
  await withClient(url, (client) =>
    client.query(
      `INSERT INTO observations (paper_id, signal, source, observed_at, value)
       SELECT paper_id, 'upvotes', 'hf', $1, 5 + paper_id % 90
       FROM (SELECT paper_id FROM scores ORDER BY listed_at DESC, paper_id DESC LIMIT $2) AS newest`,
      [at, OBSERVED],
    ),
  );
}

async function rescore(now: Date): Promise<Round> {
  const { rescoreChanged } = await import("@/lib/ranking/run");
  const cpuBefore = process.cpuUsage();
  const startedAt = performance.now();
  const counts = await rescoreChanged(now);
  const cpu = process.cpuUsage(cpuBefore);
  return {
    seconds: (performance.now() - startedAt) / 1000,
    cpuSeconds: (cpu.user + cpu.system) / 1e6,
    scored: Number(counts.scored),
  };
}
