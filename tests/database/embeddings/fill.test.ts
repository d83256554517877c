import { afterEach, beforeEach, describe, expect, it, test } from "vitest";
import { database, sql } from "@/lib/database/client";
import { findAskedSpace } from "@/lib/embeddings/store";
import { unpackVector } from "@/lib/vectors/model";
import { deleteRetiredModels, findVector } from "@/lib/vectors/store";
import { type Reply, replies } from "@/tests/servers/embeddings";
import {
  addPapers,
  chooseModel,
  fake,
  fill,
  KEY,
  listStates,
  startEndpoint,
  stopEndpoint,
} from "./papers";

beforeEach(startEndpoint);
afterEach(stopEndpoint);

const sizes = () => fake().requests.map(({ asked }) => asked.input.length);

describe("filling a space by the endpoint", () => {
  it("asks for every paper once, in bounded batches, and then for what is new or changed", async () => {
    await addPapers(1, 150);
    expect(await fill()).toEqual({ counts: { asked: 150, space: "answering" }, fault: null });
    expect(sizes()).toEqual([64, 64, 22]);
    expect(await fill()).toMatchObject({ counts: { asked: 0 } });
    await addPapers(200, 1);
    await database().$executeRaw(sql`
      UPDATE papers SET title = 'Audio', changed_at = changed_at + interval '1 day'
      WHERE arxiv_id = '2501.00002'`);
    expect(await fill()).toMatchObject({ counts: { asked: 2 } });
    expect(await listStates()).toEqual(["answering endpoint-1 words 151"]);
  });

  it("says title and abstract in OpenAI's form, with the key as a bearer token", async () => {
    chooseModel("words", { EMBEDDINGS_KEY: KEY, EMBEDDINGS_DIMENSIONS: "16" });
    await addPapers(2, 1);
    await fill();
    const [request] = fake().requests;
    expect(request?.path).toBe("/v1/embeddings");
    expect(request?.headers.authorization).toBe(`Bearer ${KEY}`);
    expect(request?.asked).toEqual({
      model: "words",
      input: ["Robot grasping 2\n\nA gripper that picks objects."],
      dimensions: 16,
    });
    expect((await findAskedSpace())?.model.dimensions).toBe(16);
  });

  it("gives each paper its own vector, in whatever order they come", async () => {
    await addPapers(1, 4);
    // Read from behind, the papers must not look as they do from the front.
    await addPapers(9, 1, "Zebra crossing stripes");
    fake().faults.push(replies.backwards);
    await fill();
    const space = await findAskedSpace();
    const rows = await database().$queryRaw<{ id: number }[]>(
      sql`SELECT id FROM papers ORDER BY id`,
    );
    const vectors = await Promise.all(rows.map(({ id }) => findVector(space?.id ?? 0, id)));
    const [speech, robot, speechToo] = vectors.map((one) => unpackVector(one ?? new Int8Array()));
    const product = (a?: Float32Array, b?: Float32Array) =>
      [...(a ?? [])].reduce((sum, value, at) => sum + value * (b?.[at] ?? 0), 0);
    expect(product(speech, speechToo)).toBeGreaterThan(0.99);
    expect(product(speech, robot)).toBeLessThan(0.7);
  });

  it("halves a text that is too long for the model, and lets its neighbours be", async () => {
    await addPapers(1, 5);
    await addPapers(10, 1, `Robot ${"grasping ".repeat(400)}`);
    fake().always = replies.noLongerThan(1_000);
    expect(await fill()).toMatchObject({ counts: { asked: 6, space: "answering" }, fault: null });
  });

  it("files papers by another model anew, and keeps the space in use until that is done", async () => {
    await addPapers(1, 4);
    await fill();
    chooseModel("other");
    fake().faults.push(replies.unauthorised);
    await fill();
    expect(await listStates()).toEqual(["answering endpoint-1 words 4"]);
    expect(await findAskedSpace()).toBeNull();
    await fill();
    expect(await listStates()).toEqual([
      "retired endpoint-1 words 4",
      "answering endpoint-1 other 4",
    ]);
    await deleteRetiredModels();
    expect(await listStates()).toEqual(["answering endpoint-1 other 4"]);
  });
});

describe("an endpoint that fails", () => {
  const passing: [string, Reply][] = [
    ["an error of its own (500)", replies.overloaded],
    ["a limit with Retry-After", replies.limited(1)],
    ["a page of HTML", replies.html],
    ["an answer that breaks off", replies.cut],
    ["one vector too few", replies.oneShort],
    ["vectors numbered alike", replies.twiceTheSame],
    ["numbers that are none", replies.notANumber],
    ["an answer that never ends", replies.drip],
  ];
  test.each(passing)("is asked again after %s", async (_, fault) => {
    await addPapers(1, 3);
    fake().faults.push(fault);
    const limits = { deadlineMs: 500, bytesMax: 1_000_000 };
    expect(await fill(undefined, limits)).toMatchObject({ counts: { asked: 3 }, fault: null });
    expect(fake().requests).toHaveLength(2);
  });

  it("ends the run when it asks to be left alone for long, also the next one's", async () => {
    await addPapers(1, 3);
    fake().faults.push(replies.limited(3_600));
    expect((await fill())?.fault?.message).toMatch(/left alone/);
    expect((await fill())?.fault?.message).toMatch(/left alone/);
    expect(fake().requests).toHaveLength(1);
  });

  const lasting: [string, Reply, RegExp][] = [
    ["a refused key, which is not repeated", replies.unauthorised, /HTTP 401: Incorrect.*: …$/],
    ["vectors of another length", replies.otherLength, /3 numbers came where 48 are wanted/],
    ["vectors that point nowhere", replies.noughts, /points nowhere/],
    ["HTML for ever", replies.html, /no JSON/],
    ["base64 for numbers", replies.base64, /data\.0\.embedding/],
  ];
  test.each(lasting)("ends the run with a reason: %s", async (_, fault, reason) => {
    chooseModel("words", { EMBEDDINGS_KEY: KEY });
    await addPapers(1, 64);
    await fill();
    await addPapers(100, 3);
    fake().always = fault;
    const run = await fill();
    expect(run?.fault?.message).toMatch(reason);
    expect(run?.fault?.message).not.toContain(KEY);
    expect(run?.counts).toEqual({ asked: 0, space: "answering" });
  });

  it("costs what was not stored yet: the next run goes on where it died", async () => {
    await addPapers(1, 100);
    fake().faults.push(replies.answer, replies.unauthorised);
    expect(await fill()).toMatchObject({ counts: { asked: 64, space: "asking" } });
    expect(await findAskedSpace()).toBeNull();
    expect(await fill()).toEqual({ counts: { asked: 36, space: "answering" }, fault: null });
  });

  it("is not asked by a run that was told to stop", async () => {
    await addPapers(1, 3);
    expect(await fill(AbortSignal.abort())).toMatchObject({ counts: { asked: 0 } });
    expect(fake().requests).toEqual([]);
  });
});

describe("a space and how much it knows", () => {
  it("answers from 98 of 100 papers on, and goes on until ten in a hundred are missing", async () => {
    await addPapers(1, 100);
    await fill();
    fake().always = replies.unauthorised;
    await addPapers(200, 11);
    expect(await fill()).toMatchObject({ counts: { space: "answering" } });
    await addPapers(300, 1);
    expect(await fill()).toMatchObject({ counts: { space: "asking" } });
    expect(await findAskedSpace()).toBeNull();
    fake().always = null;
    expect(await fill()).toMatchObject({ counts: { asked: 12, space: "answering" } });
  });

  it("is filed under cells once there are many papers, without asking again", async () => {
    await addPapers(1, 2_100);
    expect(await fill()).toEqual({ counts: { asked: 2_100, space: "answering" }, fault: null });
    const states = ["retired endpoint-1 words 2100", "answering endpoint-1 words 2100"];
    expect(await listStates()).toEqual(states);
    const space = await findAskedSpace();
    expect((space?.model.centres.length ?? 0) / 48).toBe(46);
    await addPapers(5_000, 10);
    expect(await fill()).toMatchObject({ counts: { asked: 10 } });
    expect(await listStates()).toEqual([states[0], "answering endpoint-1 words 2110"]);
  });

  it("goes on copying under the cells that a dead run had chosen", async () => {
    await addPapers(1, 2_100);
    await fill();
    await deleteRetiredModels();
    // As it was when the copy was whole but for some, and the first space still there.
    await database().$executeRaw(sql`UPDATE vector_models SET state = 'sorting'`);
    await database().$executeRaw(sql`
      INSERT INTO vector_models (id, state, method, paper_count, content, trained_at)
      SELECT 9000, 'asking', method, 0, content, trained_at FROM vector_models`);
    await database().$executeRaw(sql`
      INSERT INTO paper_vectors SELECT 9000, paper_id, 0, vector, read_at FROM paper_vectors`);
    await database().$executeRaw(
      sql`DELETE FROM paper_vectors WHERE model_id < 9000 AND paper_id % 3 = 0`,
    );
    expect(await fill()).toEqual({ counts: { asked: 0, space: "answering" }, fault: null });
    expect((await listStates()).toSorted()).toEqual([
      "answering endpoint-1 words 2100",
      "retired endpoint-1 words 2100",
    ]);
  });
});
