import { database, sql } from "@/lib/database/client";
import { forgetFaults } from "@/lib/embeddings/question/run";
import { ENDPOINT_MANNERS, fillSpace } from "@/lib/embeddings/run";
import { setSettings } from "@/lib/env";
import { savePapers } from "@/lib/papers/store";
import { type FakeEndpoint, startFakeEndpoint } from "@/tests/servers/embeddings";
import { paperOf } from "../../fixtures/papers/paper";

export const now = new Date("2026-11-23T12:00:00Z");
export const KEY = "sk-very-secret-0001";

const UNSET = {
  EMBEDDINGS_URL: undefined,
  EMBEDDINGS_MODEL: undefined,
  EMBEDDINGS_KEY: undefined,
  EMBEDDINGS_DIMENSIONS: undefined,
};
let server: FakeEndpoint | undefined;

export function fake(): FakeEndpoint {
  if (!server) throw new Error("startEndpoint comes first.");
  return server;
}

/** A fresh endpoint for an empty database. */
export async function startEndpoint(): Promise<void> {
  await database().$executeRaw(sql`TRUNCATE papers, vector_models, sources CASCADE`);
  server = await startFakeEndpoint();
  forgetFaults();
  chooseModel("words");
}

export async function stopEndpoint(): Promise<void> {
  setSettings(UNSET);
  await fake().close();
}

export const chooseModel = (model: string, further: Record<string, string> = {}) =>
  setSettings({ ...UNSET, EMBEDDINGS_URL: fake().url, EMBEDDINGS_MODEL: model, ...further });

const HASTY = { ...ENDPOINT_MANNERS, firstBackOffMs: 1, waitMaxMs: 2_000 };

export const fill = (signal?: AbortSignal, limits = { deadlineMs: 3_000, bytesMax: 1_000_000 }) =>
  fillSpace({ now, dryRun: false, ...(signal ? { signal } : {}) }, { ...HASTY, limits });

/** Papers numbered from `from`, of the titles given or of one that tells two kinds apart. */
export async function addPapers(from: number, count: number, title?: string): Promise<void> {
  const papers = Array.from({ length: count }, (_, at) => {
    const isRobot = (from + at) % 2 === 0;
    return paperOf({
      arxivId: `2501.${String(from + at).padStart(5, "0")}`,
      title: title ?? `${isRobot ? "Robot grasping" : "Speech recognition"} ${from + at}`,
      abstract: isRobot ? "A gripper that picks objects." : "Audio of a speaker to words.",
    });
  });
  await savePapers(
    papers.map((paper) => ({ paper, tags: [] })),
    now,
  );
}

/** state and papers of every model of vectors, the oldest first. */
export async function listStates(): Promise<string[]> {
  const rows = await database().$queryRaw<{ line: string }[]>(sql`
    SELECT state || ' ' || method || ' ' || (
      SELECT count(*) FROM paper_vectors WHERE model_id = vector_models.id) AS line
    FROM vector_models ORDER BY id`);
  return rows.map((row) => row.line);
}
