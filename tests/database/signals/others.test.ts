import { afterEach, beforeEach, expect, test } from "vitest";
import { rank } from "@/lib/ranking/run";
import { faults } from "@/tests/servers/arxiv";
import { stories, works } from "@/tests/servers/signals";
import { insertPaper } from "../ranking/papers";
import { fake, listParts, listValues, runAt, startSignals } from "./signals";

const MONDAY = new Date("2026-01-05T12:00:00Z");

beforeEach(async () => {
  await startSignals();
  for (const id of ["2601.00001", "2601.00002"]) await insertPaper(id, { submittedAt: MONDAY });
  await rank({ now: MONDAY, dryRun: false });
});
afterEach(() => fake().close());

const run = (iso: string) => runAt(iso, { ask: ["hn", "openalex"] });

test("points are those of all stories that link the paper, and of no other's", async () => {
  const hits = [
    { url: "https://arxiv.org/abs/2601.00001v2", points: 30 },
    { url: "https://www.arxiv.org/pdf/2601.00001.pdf", points: 4 },
    { url: "https://arxiv.org/abs/2601.000019", points: 500 },
    { url: "https://example.org/2601.00001", points: 700 },
  ];
  fake().answers.set("/hn/search", stories(hits));
  fake().answers.set("/works", works({}));
  expect(await run("2026-01-05T12:00:00Z")).toMatchObject({ looked: 4, readings: 2, faults: 0 });
  expect(await listValues("hn_points")).toEqual(expect.arrayContaining(["hn 34", "hn 0"]));
});

test("citations of a batch come by one request, and are kept when they change", async () => {
  fake().answers.set("/hn/search", stories([]));
  fake().answers.set("/works", works({ "10.48550/arxiv.2601.00001": 3 }));
  await run("2026-01-05T12:00:00Z");
  fake().answers.set("/works", works({ "10.48550/arxiv.2601.00001": 5 }));
  await run("2026-01-05T19:00:00Z");
  expect(await listValues("citations")).toEqual(["openalex 3"]);
  await run("2026-01-12T13:00:00Z");
  expect(await listValues("citations")).toEqual(["openalex 3", "openalex 5"]);
  const asked = fake().requests.filter(({ url }) => url.pathname === "/works");
  const filters = asked.map(({ url }) => url.searchParams.get("filter") ?? "");
  expect(filters.map((filter) => filter.replace("doi:", "").split("|").sort())).toEqual(
    Array(2).fill(["10.48550/arxiv.2601.00001", "10.48550/arxiv.2601.00002"]),
  );
});

test("a source that is busy or talks nonsense costs its own signal alone", async () => {
  fake().answers.set("/hn/search", faults.status(429, { "retry-after": "3600" }));
  fake().answers.set("/works", works({ "10.48550/arxiv.2601.00001": 3 }));
  expect(await run("2026-01-05T12:00:00Z")).toMatchObject({ "hn:limited": 1, readings: 1 });
  fake().answers.set("/works", faults.body("<html>", 200, "text/html"));
  expect(await run("2026-01-12T13:00:00Z")).toMatchObject({ "openalex:broken": 1 });
});

test("a look of a clock that ran ahead is made again when it is right, and its reading waits", async () => {
  fake().answers.set(
    "/hn/search",
    stories([{ url: "https://arxiv.org/abs/2601.00001", points: 90 }]),
  );
  fake().answers.set("/works", works({}));
  await run("2027-01-05T12:00:00Z");
  expect(await run("2026-01-05T13:00:00Z")).toMatchObject({ due: 4, looked: 4 });
  expect(await run("2026-01-05T14:00:00Z")).toMatchObject({ due: 0 });
});

test("points that come after a first look without any are gained since then, on an old paper too", async () => {
  fake().answers.set("/works", works({}));
  fake().answers.set("/hn/search", stories([]));
  await run("2026-03-05T12:00:00Z");
  fake().answers.set(
    "/hn/search",
    stories([{ url: "https://arxiv.org/abs/2601.00001", points: 90 }]),
  );
  await run("2026-03-12T13:00:00Z");
  expect(await listValues("hn_points")).toEqual(["hn 0", "hn 0", "hn 90"]);
  expect(await listParts()).toContain("hn_points");
});
