import { afterEach, beforeEach, expect, test } from "vitest";
import { setSettings } from "@/lib/env";
import { rank } from "@/lib/ranking/run";
import { faults } from "@/tests/servers/arxiv";
import { redirect, repository } from "@/tests/servers/signals";
import { insertPaper } from "../ranking/papers";
import { fake, listParts, listValues, runAt, startSignals } from "./signals";

const MONDAY = new Date("2026-01-05T12:00:00Z");
const LINK = { kind: "code", url: "https://github.com/ada/engine" };

beforeEach(startSignals);
afterEach(() => fake().close());

const insertLinked = async (arxivId = "2601.00001", url = LINK.url) => {
  const id = await insertPaper(arxivId, { submittedAt: MONDAY, links: [{ ...LINK, url }] });
  await rank({ now: MONDAY, dryRun: false });
  return id;
};
const stars = () => listValues("github_stars");
const reset = () => String(Math.ceil(Date.now() / 1000) + 3600);

test("an unchanged repository answers 304 and is read once a day", async () => {
  await insertLinked();
  fake().answers.set("/repos/ada/engine", repository(7, "ada/engine", 40));
  expect(await runAt("2026-01-05T12:00:00Z")).toMatchObject({ due: 1, looked: 1, readings: 1 });
  expect(await runAt("2026-01-05T13:00:00Z")).toMatchObject({ due: 0 });
  expect(await runAt("2026-01-05T19:00:00Z")).toMatchObject({ looked: 1, readings: 0 });
  expect(fake().requests[1]?.headers["if-none-match"]).toBe('W/"7-40"');
  expect(await runAt("2026-01-06T12:00:00Z")).toMatchObject({ looked: 1, readings: 1 });
  fake().answers.set("/repos/ada/engine", repository(7, "ada/engine", 41));
  expect(await runAt("2026-01-06T19:00:00Z")).toMatchObject({ looked: 1, readings: 1 });
  expect(await stars()).toEqual(["github:7 40", "github:7 40", "github:7 41"]);
});

test("a renamed repository goes on under its number and is asked by its new name", async () => {
  await insertLinked();
  fake().answers.set("/repos/ada/engine", repository(7, "ada/engine", 40));
  await runAt("2026-01-05T12:00:00Z");
  fake().answers.set("/repos/ada/engine", redirect("/repositories/7"));
  fake().answers.set("/repositories/7", repository(7, "byron/engine", 41));
  fake().answers.set("/repos/byron/engine", repository(7, "byron/engine", 42));
  await runAt("2026-01-05T19:00:00Z");
  await runAt("2026-01-06T02:00:00Z");
  expect(await stars()).toEqual(["github:7 40", "github:7 41", "github:7 42"]);
  expect(fake().requests.map(({ url }) => url.pathname)).toEqual([
    "/repos/ada/engine",
    "/repos/ada/engine",
    "/repositories/7",
    "/repos/byron/engine",
  ]);
});

test("another repository behind an old name is no growth of the paper's", async () => {
  await insertLinked();
  fake().answers.set("/repos/ada/engine", repository(7, "ada/engine", 40));
  await runAt("2026-01-05T12:00:00Z");
  fake().answers.set("/repos/ada/engine", repository(9, "ada/engine", 90_000));
  await runAt("2026-01-05T19:00:00Z");
  expect(await stars()).toEqual(["github:7 40", "github:9 90000"]);
  expect(await listParts()).not.toContain("github_stars");
});

test("a token is sent to GitHub, and to nobody it redirects to", async () => {
  await insertLinked();
  setSettings({ GITHUB_TOKEN: "secret" });
  const elsewhere = fake().url.replace("127.0.0.1", "localhost");
  fake().answers.set("/repos/ada/engine", redirect(`${elsewhere}/repositories/7`));
  fake().answers.set("/repositories/7", repository(7, "ada/engine", 40));
  await runAt("2026-01-05T12:00:00Z");
  setSettings({ GITHUB_TOKEN: undefined });
  expect(fake().requests.map(({ headers }) => headers.authorization)).toEqual([
    "Bearer secret",
    undefined,
  ]);
});

test("a used-up quota (403) ends the source's run and is kept to by the next", async () => {
  await insertLinked();
  await insertLinked("2601.00002", "https://github.com/ada/second");
  const limits = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset() };
  fake().answers.set("/repos/ada/engine", faults.status(403, limits));
  fake().answers.set("/repos/ada/second", faults.status(403, limits));
  expect(await runAt("2026-01-05T12:00:00Z")).toMatchObject({ "github:limited": 1, looked: 0 });
  expect(await runAt("2026-01-05T13:00:00Z")).toMatchObject({ "github:limited": 1, looked: 0 });
  expect(fake().requests).toHaveLength(1);
});

test("a source that is down is counted, and the run succeeds", async () => {
  await insertLinked();
  await fake().close();
  expect(await runAt("2026-01-05T12:00:00Z")).toMatchObject({ faults: 1, "github:unreachable": 1 });
  expect(await stars()).toEqual([]);
});

test("a repository that is gone is not asked for again at once", async () => {
  await insertLinked();
  expect(await runAt("2026-01-05T12:00:00Z")).toMatchObject({ looked: 1, readings: 0, faults: 0 });
  expect(await runAt("2026-01-05T13:00:00Z")).toMatchObject({ due: 0 });
});

test("a run that breaks off has kept what it read, and the next goes on from there", async () => {
  await insertLinked("2601.00001", "https://github.com/ada/first");
  await insertLinked("2601.00002", "https://github.com/ada/second");
  fake().answers.set("/repos/ada/second", repository(2, "ada/second", 20));
  fake().answers.set("/repos/ada/first", faults.status(500));
  await runAt("2026-01-05T12:00:00Z");
  expect(await stars()).toEqual(["github:2 20"]);
  fake().answers.set("/repos/ada/first", repository(1, "ada/first", 10));
  expect(await runAt("2026-01-05T12:30:00Z")).toMatchObject({ due: 1, looked: 1 });
  expect(await stars()).toEqual(["github:2 20", "github:1 10"]);
});

test("a dry run asks nobody", async () => {
  await insertLinked();
  expect(await runAt("2026-01-05T12:00:00Z", { dryRun: true })).toMatchObject({
    due: 1,
    looked: 0,
  });
  expect(fake().requests).toEqual([]);
});
