import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { database } from "@/lib/database/client";
import { setSettings } from "@/lib/env";
import { ingestWith } from "@/lib/ingest/run";
import { countPapers, findPaper } from "@/lib/papers/store";
import { ARXIV_MANNERS, type Manners } from "@/lib/sources/run";
import { syncTaxonomy } from "@/lib/tags/store";
import {
  type FakeArxiv,
  type FakePaper,
  faults,
  renderAtom,
  startFakeArxiv,
} from "@/tests/servers/arxiv";

const NOW = new Date("2026-11-23T12:00:00Z");
const CONTEXT = { now: NOW, dryRun: false };
/** Without pauses, as the server is ours. */
const ARXIV: Manners = {
  ...ARXIV_MANNERS,
  pauseMs: 0,
  firstBackOffMs: 10,
  triesMax: 1,
  limits: { deadlineMs: 2000, bytesMax: 4_000_000 },
};
const HASTY = { arxiv: ARXIV, hf: { ...ARXIV, source: "hf" } };
const apiRequests = () => arxiv.requests.filter(({ url }) => url.pathname === "/api/query");

let arxiv: FakeArxiv;

/** `count` papers, one every ten minutes back from `newest`. */
function papersUntil(newest: string, count: number, firstNumber = 1): FakePaper[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `2611.${String(firstNumber + at).padStart(5, "0")}`,
    submittedAt: new Date(Date.parse(newest) - at * 600_000).toISOString(),
  }));
}

beforeEach(async () => {
  await syncTaxonomy();
  await database().$executeRaw`TRUNCATE papers, sources CASCADE`;
  arxiv = await startFakeArxiv(papersUntil("2026-11-22T18:00:00Z", 450));
  setSettings({ ...arxiv.settings, ARXIV_CATEGORIES: "cs.CL,cs.LG" });
});
afterEach(() => arxiv.close());

/** Page 1 as it should be, then the fault. */
const failSecondPage = (...responses: FakeArxiv["faults"]) => {
  const first = arxiv.papers.slice(0, 200);
  arxiv.faults.push(faults.body(renderAtom(first, arxiv.papers.length, 0)), ...responses);
};

test("reads every page of the week, tags and ranks the papers, and says who asks", async () => {
  expect(await ingestWith(CONTEXT, HASTY)).toMatchObject({ read: 450, inserted: 450 });
  expect(await findPaper("2611.00001")).toMatchObject({
    source: "arxiv-api",
    score: { merit: expect.any(Number) },
  });
  expect(apiRequests()[0]?.agent).toMatch(/^Paperfeed\/\d+\.\d+\.\d+ \(\+http/);
  expect(apiRequests()[0]?.url.searchParams.get("search_query")).toContain(
    "(cat:cs.CL OR cat:cs.LG)",
  );
});

test("the next run reads back to what is known, and what moderation held back meanwhile", async () => {
  await ingestWith(CONTEXT, HASTY);
  arxiv.papers.unshift(...papersUntil("2026-11-23T11:00:00Z", 30, 1000));
  arxiv.papers.push({ id: "2611.02000", submittedAt: "2026-11-21T09:00:00Z" });
  const counts = await ingestWith({ ...CONTEXT, now: new Date("2026-11-24T12:00:00Z") }, HASTY);
  expect(counts).toMatchObject({ inserted: 31, updated: 0 });
  expect(await countPapers()).toBe(481);
});

test("a dry run reads and writes nothing", async () => {
  expect(await ingestWith({ ...CONTEXT, dryRun: true }, HASTY)).toMatchObject({
    read: 200,
    inserted: 0,
  });
  expect(await countPapers()).toBe(0);
});

test("without a network the run succeeds and says so", async () => {
  await arxiv.close();
  expect(await ingestWith(CONTEXT, HASTY)).toMatchObject({ inserted: 0, unreachable: 4 });
});

describe("a fault on the second page fails the run with its reason, and the next run closes the gap", () => {
  const whole = renderAtom(papersUntil("2026-11-22T18:00:00Z", 100), 450, 200);
  const errorEntry = `<feed><entry><id>https://arxiv.org/api/errors#x</id><title>Error</title><summary>bad start</summary></entry></feed>`;
  const bomb = `<!DOCTYPE f [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>${whole}`;
  const external = `<!DOCTYPE f [<!ENTITY a SYSTEM "file:///etc/passwd">]><feed>&a;</feed>`;

  test.each([
    [
      "429 with Retry-After",
      faults.status(429, { "retry-after": "1" }),
      "HTTP 429, come back in 1 s",
    ],
    ["429 without Retry-After", faults.status(429), "HTTP 429"],
    [
      "503 with Retry-After",
      faults.status(503, { "retry-after": "1" }),
      "HTTP 503, come back in 1 s",
    ],
    ["503 without Retry-After", faults.status(503), "HTTP 503"],
    ["500", faults.status(500), "HTTP 500"],
    [
      "an HTML page with status 200",
      faults.body("<!DOCTYPE html><html></html>", 200, "text/html"),
      "HTML page",
    ],
    ["truncated XML", faults.body(whole.slice(0, -400)), "XML is broken"],
    ["an entity bomb", faults.body(bomb), "DOCTYPE"],
    ["an external entity", faults.body(external), "DOCTYPE"],
    ["an empty page inside the result", faults.body(renderAtom([], 450, 200)), "empty page"],
    ["an Error entry with status 200", faults.body(errorEntry), "bad start"],
    ["an Error entry with status 400", faults.body(errorEntry, 400), "bad start"],
    ["a connection cut in mid-body", faults.cutAfter(whole), "connection to 127.0.0.1"],
    ["a server that drips", faults.drip(100), "did not finish its answer within 2 s"],
  ])("%s", async (_, fault, reason) => {
    failSecondPage(fault);
    await expect(ingestWith(CONTEXT, HASTY)).rejects.toThrow(reason);
    expect(await countPapers()).toBe(200);
    await database().$executeRaw`UPDATE sources SET next_request_at = NULL`;
    arxiv.papers.unshift(...papersUntil("2026-11-23T11:00:00Z", 5, 1000));
    await ingestWith(CONTEXT, HASTY);
    expect(await countPapers()).toBe(455);
  });
});

test("a fault that passes is tried again within the run", async () => {
  failSecondPage(faults.status(503, { "retry-after": "0" }));
  const patient = { ...HASTY, arxiv: { ...ARXIV, triesMax: 3 } };
  expect(await ingestWith(CONTEXT, patient)).toMatchObject({ inserted: 450 });
});

test("while arXiv has announced nothing new, an hourly run asks it for one page", async () => {
  await ingestWith(CONTEXT, HASTY);
  const before = apiRequests().length;
  await ingestWith({ ...CONTEXT, now: new Date("2026-11-23T13:00:00Z") }, HASTY);
  expect(apiRequests()).toHaveLength(before + 1);
});
