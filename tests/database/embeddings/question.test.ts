import { afterEach, beforeEach, describe, expect, it, test } from "vitest";
import { database, sql } from "@/lib/database/client";
import { findAnswers } from "@/lib/meaning/run";
import { savePapers } from "@/lib/papers/store";
import { rank } from "@/lib/ranking/run";
import { findSimilar } from "@/lib/similar/store";
import { trainVectors } from "@/lib/vectors/run";
import { type Reply, replies } from "@/tests/servers/embeddings";
import { paperOf } from "../../fixtures/papers/paper";
import { addPapers, fake, fill, now, startEndpoint, stopEndpoint } from "./papers";

const TITLES = new Map([
  ["2502.00001", "Pruning of networks"],
  ["2502.00002", "Smaller networks"],
  ["2502.00003", "Robots in the kitchen"],
]);

beforeEach(async () => {
  await startEndpoint();
  await addPapers(1, 20);
  await savePapers(
    [...TITLES].map(([arxivId, title]) => ({
      paper: paperOf({ arxivId, title, abstract: `${title}.` }),
      tags: [],
    })),
    now,
  );
  await rank({ now, dryRun: false });
});
afterEach(stopEndpoint);

async function ask(text: string): Promise<(string | undefined)[]> {
  const { ids } = await findAnswers(text, 5);
  const rows = await database().$queryRaw<{ id: number; publicId: string }[]>(
    sql`SELECT id, public_id AS "publicId" FROM papers`,
  );
  const idOf = new Map(rows.map((row) => [row.id, row.publicId]));
  return ids.map((id) => idOf.get(id));
}
const questions = () => fake().requests.filter(({ asked }) => asked.input.length === 1).length;

describe("a question with an endpoint", () => {
  it("finds what means the same in other words, which the corpus alone cannot know", async () => {
    await fill();
    const found = await ask("quantization networks");
    expect(found.slice(0, 2).toSorted()).toEqual(["2502.00001", "2502.00002"]);
  });

  it("is asked of the endpoint once, however often it is repeated", async () => {
    await fill();
    await Promise.all([ask("pruning twice"), ask("pruning twice")]);
    await ask("pruning twice");
    expect(questions()).toBe(1);
  });

  it("does not ask while the space is not whole enough", async () => {
    await trainVectors({ now, dryRun: false });
    expect(await ask("kitchen robots unread")).toContain("2502.00003");
    expect(questions()).toBe(0);
  });

  const faults: [string, Reply][] = [
    ["refuses", replies.unauthorised],
    ["is overloaded", replies.overloaded],
    ["sends a page", replies.html],
    ["breaks off", replies.cut],
    ["sends vectors of another length", replies.otherLength],
    ["does not answer in time", replies.drip],
  ];
  test.each(faults)("falls back to the corpus' own vectors when it %s", async (name, fault) => {
    await trainVectors({ now, dryRun: false });
    await fill();
    fake().always = fault;
    expect(await ask(`picks a gripper ${name}`)).not.toEqual([]);
    expect(questions()).toBe(1);
  });

  it("leaves a dead endpoint alone after three faults, and goes by words without other vectors", async () => {
    await fill();
    fake().always = replies.overloaded;
    for (const word of ["one", "two", "three", "four", "five"]) {
      expect(await ask(`robots kitchen ${word}`)).toBeDefined();
    }
    expect(questions()).toBe(3);
    expect(await ask("Robots in the kitchen")).toEqual(["2502.00003"]);
  });
});

describe("similar papers with an endpoint", () => {
  const similarTo = async (id: string) =>
    (await findSimilar(id, { sort: "similarity", limit: 3 }))?.map((paper) => paper.publicId);

  it("are near by its model, without a request", async () => {
    await fill();
    const before = fake().requests.length;
    expect((await similarTo("2502.00001"))?.[0]).toBe("2502.00002");
    expect(fake().requests.length).toBe(before);
  });

  it("are near by the corpus for a paper that it has not read", async () => {
    await trainVectors({ now, dryRun: false });
    await fill();
    await addPapers(21, 1);
    await rank({ now, dryRun: false });
    expect(await similarTo("2501.00021")).toHaveLength(3);
  });
});
