import { afterEach, beforeEach, expect, test } from "vitest";
import { runAsked } from "@/lib/runs/run";
import { listLatestRuns } from "@/lib/runs/store";
import { keepVectors } from "@/lib/vectors/keep/run";
import { describeStanding } from "@/lib/vectors/standing/describe";
import { readStanding } from "@/lib/vectors/standing/run";
import { findCurrentModel } from "@/lib/vectors/store";
import { replies } from "@/tests/servers/embeddings";
import { addPapers, chooseModel, fake, KEY, now, startEndpoint, stopEndpoint } from "./papers";

beforeEach(startEndpoint);
afterEach(stopEndpoint);

const run = () => runAsked("vectors", keepVectors, { now, dryRun: false });

test("a refusal stands in the run's row without the key, after the corpus' vectors were kept", async () => {
  chooseModel("refused", { EMBEDDINGS_KEY: KEY });
  await addPapers(1, 12);
  fake().always = replies.unauthorised;
  await expect(run()).rejects.toThrow(/^Embeddings endpoint: HTTP 401/);
  const [latest] = await listLatestRuns();
  expect(latest?.state).toBe("failed");
  expect(latest?.error).toMatch(/Embeddings endpoint: HTTP 401: .* \(asked 0, space none\)/);
  expect(latest?.error).not.toContain(KEY);
  expect((await findCurrentModel())?.paperCount).toBe(12);
});

test("a server without pgvector is told of in the counts, and the page of the state says what answers", async () => {
  await addPapers(1, 12);
  expect(await run()).toMatchObject({
    ...{ trained: 1, asked: 12, space: "answering" },
    nearest: "cells: the server has no pgvector",
  });
  expect(describeStanding(await readStanding())).toBe(
    "Searches by meaning go by a model's vectors, which know 100 % of the papers.",
  );
});

test("a dry run asks nobody", async () => {
  await addPapers(1, 12);
  const counts = await keepVectors({ now, dryRun: true });
  expect(counts).toEqual({ papers: 12, trained: 1, placed: 0 });
  expect(fake().requests).toEqual([]);
});
