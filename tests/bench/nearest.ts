import { database, sql } from "@/lib/database/client";
import { embedQuestion, unpackVector } from "@/lib/vectors/model";
import { listNeighbours } from "@/lib/vectors/near/store";
import { rankPacked } from "@/lib/vectors/nearest";
import { indexNearest } from "@/lib/vectors/pgvector/run";
import { findCurrentModel, type StoredModel } from "@/lib/vectors/store";
import { prepareMeaning } from "./data/meaning";
import { openBenchDatabase } from "./data/open";
import type { Figure } from "./figure";
import type { BenchOptions } from "./options";

const ASKED_COUNT = 200;
/** As many as similar papers ask for before they are filtered. */
const NEAR = 60;
const TRUE_NEIGHBOURS = 10;

type Kind = { kind: string; vectors: Float32Array[]; exact: Set<number>[] };

/**
 * How many of the ten true neighbours are found, and how fast: by cells, and by pgvector's index where the
 * server has it (DATABASE_URL names one; the embedded server has not).
 */
export async function bench({ papers }: BenchOptions): Promise<Figure[]> {
  const opened = await openBenchDatabase({ papers });
  try {
    await prepareMeaning(papers);
    const context = { now: new Date(), dryRun: false };
    console.error(await indexNearest([await findCurrentModel()], context));
    const stored = await findCurrentModel();
    if (!stored) throw new Error("No model was trained.");
    const figures: Figure[] = [];
    for (const kind of await listKinds(stored)) {
      figures.push(...(await measure(kind, { ...stored, isIndexed: false }, "cells")));
      if (stored.isIndexed) figures.push(...(await measure(kind, stored, "pgvector")));
    }
    return figures;
  } finally {
    await opened.close();
  }
}

/** Papers, and questions of three words of the model, with what comparing with every paper finds. */
async function listKinds(stored: StoredModel): Promise<Kind[]> {
  const [row] = await database().$queryRaw<{ packed: Uint8Array }[]>(sql`
    SELECT string_agg(int4send(paper_id) || vector, ''::bytea) AS packed FROM paper_vectors
    WHERE model_id = ${stored.id} AND cell >= 0`);
  const all = row?.packed ?? new Uint8Array();
  const step = Math.max(1, Math.floor(stored.paperCount / ASKED_COUNT));
  const filed = await database().$queryRaw<{ vector: Uint8Array }[]>(sql`
    SELECT vector FROM paper_vectors
    WHERE model_id = ${stored.id} AND cell >= 0 AND paper_id % ${step} = 1
    ORDER BY paper_id LIMIT ${ASKED_COUNT}`);
  const terms = [...stored.model.places.keys()];
  const questions = Array.from({ length: ASKED_COUNT }, (_, at) => {
    const words = [at * 37, at * 101 + 7, at * 211 + 3].map((place) => terms[place % terms.length]);
    return embedQuestion(stored.model, words.join(" "));
  });
  const kinds: [string, Float32Array[]][] = [
    ["to a paper", filed.map(({ vector }) => unpackVector(new Int8Array(vector)))],
    ["to three words", questions.filter((one) => one !== null)],
  ];
  return kinds.map(([kind, vectors]) => ({
    kind,
    vectors,
    exact: vectors.map((vector) => {
      const nearest = rankPacked(all, vector, TRUE_NEIGHBOURS);
      return new Set(nearest.map((one) => one.paperId));
    }),
  }));
}

async function measure(asked: Kind, stored: StoredModel, by: string): Promise<Figure[]> {
  const { kind, vectors, exact } = asked;
  for (const vector of vectors) await listNeighbours(stored, vector, NEAR);
  const times: number[] = [];
  let found = 0;
  const before = process.cpuUsage();
  for (const [at, vector] of vectors.entries()) {
    const since = performance.now();
    const near = await listNeighbours(stored, vector, NEAR);
    times.push(performance.now() - since);
    const first = near.slice(0, TRUE_NEIGHBOURS);
    found += first.filter((one) => exact[at]?.has(one.paperId)).length;
  }
  const { user, system } = process.cpuUsage(before);
  times.sort((a, b) => a - b);
  const name = `nearest ${kind}, by ${by}`;
  const round = (value: number) => Math.round(value * 1000) / 1000;
  return [
    {
      name: `${name}: of ten true ones`,
      value: round(found / (vectors.length * TRUE_NEIGHBOURS)),
      unit: "×",
    },
    { name: `${name}: p50`, value: round(times[Math.floor(times.length / 2)] ?? 0), unit: "ms" },
    { name: `${name}: p99`, value: round(times[Math.floor(times.length * 0.99)] ?? 0), unit: "ms" },
    {
      name: `${name}: our processor, PostgreSQL's not counted`,
      value: round((user + system) / 1000 / vectors.length),
      unit: "ms",
    },
  ];
}
