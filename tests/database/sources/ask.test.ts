import { afterEach, beforeEach, expect, test } from "vitest";
import { database } from "@/lib/database/client";
import { SourceFault } from "@/lib/sources/fault";
import { ARXIV_MANNERS, askSource, type Manners } from "@/lib/sources/run";
import { type FakeArxiv, faults, startFakeArxiv } from "@/tests/servers/arxiv";

const MANNERS: Manners = {
  ...ARXIV_MANNERS,
  pauseMs: 300,
  firstBackOffMs: 100,
  random: () => 0,
  limits: { deadlineMs: 2000, bytesMax: 100_000 },
};
const readStatus = (answer: { status: number }) => answer.status;

let arxiv: FakeArxiv;
beforeEach(async () => {
  await database().$executeRaw`TRUNCATE sources`;
  arxiv = await startFakeArxiv();
});
afterEach(() => arxiv.close());

const ask = (manners = MANNERS) => askSource(`${arxiv.url}/api/query`, manners, readStatus);

test("calls that come at once are made one after the other, with the pause between", async () => {
  await Promise.all([ask(), ask(), ask(), ask()]);
  const times = arxiv.requests.map((request) => request.at);
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
  expect(gaps).toHaveLength(3);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(299);
});

test("by default arXiv is asked once in three seconds", () => {
  expect(ARXIV_MANNERS.pauseMs).toBe(3000);
});

test("Retry-After is kept to, by everybody", async () => {
  arxiv.faults.push(faults.status(503, { "retry-after": "1" }));
  const started = Date.now();
  await Promise.all([ask(), ask()]);
  expect(arxiv.requests[1]?.at).toBeGreaterThanOrEqual(started + 1000);
});

test("a source that wants to be left alone for longer than a run waits is left alone", async () => {
  arxiv.faults.push(faults.status(429, { "retry-after": "3600" }));
  await expect(ask()).rejects.toThrow("left alone");
  await expect(ask()).rejects.toThrow("left alone");
  expect(arxiv.requests).toHaveLength(1);
});

test("a pause that a clock which ran ahead had set is not waited for", async () => {
  await ask();
  await database().$executeRaw`UPDATE sources SET updated_at = now() + interval '1 year',
    next_request_at = now() + interval '1 year 3 seconds'`;
  await ask();
  expect(arxiv.requests).toHaveLength(2);
});

test("an answer that is refused is not asked for again", async () => {
  arxiv.faults.push(faults.status(404));
  await expect(ask()).rejects.toMatchObject({ kind: "refused", message: "HTTP 404." });
  expect(arxiv.requests).toHaveLength(1);
});

test("an answer larger than we take is cut", async () => {
  arxiv.faults.push(faults.body("x".repeat(200_000)));
  const asking = ask({ ...MANNERS, triesMax: 1 });
  await expect(asking).rejects.toMatchObject({
    kind: "cut",
    message: expect.stringContaining("larger"),
  });
});

test("a redirect is followed a few times, a circle of them is not", async () => {
  arxiv.faults.push(faults.status(301, { location: "/api/other" }));
  expect(await ask()).toBe(200);
  expect(arxiv.requests[1]?.url.pathname).toBe("/api/other");
  for (let hop = 0; hop < 4; hop += 1)
    arxiv.faults.push(faults.status(302, { location: "/api/query" }));
  await expect(ask()).rejects.toThrow("redirects");
});

test("a request that fails lets the next one through", async () => {
  arxiv.faults.push(faults.status(404));
  await expect(ask()).rejects.toBeInstanceOf(SourceFault);
  expect(await ask({ ...MANNERS, waitMaxMs: 10_000 })).toBe(200);
});
