import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listLateCategories, listStatus, readLedger } from "@/lib/batches/run";
import { listIncomplete } from "@/lib/batches/store";
import { database } from "@/lib/database/client";
import { setSettings } from "@/lib/env";
import { ingestWith } from "@/lib/ingest/run";
import { findPaper } from "@/lib/papers/store";
import { ARXIV_MANNERS, type Manners } from "@/lib/sources/run";
import { syncTaxonomy } from "@/lib/tags/store";
import {
  type FakeArxiv,
  type FakePaper,
  faults,
  renderFeed,
  renderRecords,
  startFakeArxiv,
} from "@/tests/servers/arxiv";

/** A Monday, 07:00 in New York: the list of the day is out since midnight. */
const NOW = new Date("2026-11-23T12:00:00Z");
const at = (iso: string) => ({ now: new Date(iso), dryRun: false });
const ARXIV: Manners = {
  ...ARXIV_MANNERS,
  pauseMs: 0,
  firstBackOffMs: 10,
  triesMax: 1,
  limits: { deadlineMs: 2000, bytesMax: 4_000_000 },
};
const HASTY = { arxiv: ARXIV, hf: { ...ARXIV, source: "hf" } };
const PAPERS: FakePaper[] = ["2611.10001", "2611.10002", "2611.10003"].map((id) => ({
  id,
  submittedAt: "2026-11-20T10:00:00Z",
}));

let arxiv: FakeArxiv;
beforeEach(async () => {
  await syncTaxonomy();
  await database().$executeRaw`TRUNCATE papers, sources, batches, looks CASCADE`;
  arxiv = await startFakeArxiv();
  setSettings({ ...arxiv.settings, ARXIV_CATEGORIES: "cs.CL" });
});
afterEach(() => arxiv.close());

const listIt = (papers: FakePaper[], day: string) =>
  arxiv.feedAnswers.push(faults.body(renderFeed(papers, day)));
const listArxiv = async (now: Date) =>
  (await listStatus(now)).filter((row) => row.source === "arxiv-rss");
const state = async (iso: string) => (await listArxiv(new Date(iso))).map((row) => row.state);
const feedRequests = () => arxiv.requests.filter(({ url }) => url.pathname.startsWith("/atom/"));

test("the day's list is stored with what it announced, and is not asked for again that day", async () => {
  listIt(PAPERS, "2026-11-23");
  await ingestWith(at("2026-11-23T12:00:00Z"), HASTY);
  await ingestWith(at("2026-11-23T13:00:00Z"), HASTY);
  expect(feedRequests()).toHaveLength(1);
  expect(await findPaper("2611.10001")).toMatchObject({
    announcedOn: "2026-11-23",
    source: "arxiv-rss",
  });
  expect(await listArxiv(NOW)).toMatchObject([
    {
      category: "cs.CL",
      announcedOn: "2026-11-23",
      announcedCount: 3,
      receivedCount: 3,
      state: "fresh",
    },
  ]);
});

test("a paper whose entry is broken is missing from its batch until the API brings it", async () => {
  const broken = renderFeed(PAPERS, "2026-11-23").replace(/<summary>[\s\S]*?<\/summary>/, "");
  arxiv.feedAnswers.push(faults.body(broken));
  await ingestWith(at("2026-11-23T12:00:00Z"), HASTY);
  expect(await listIncomplete("arxiv-rss", 10)).toMatchObject([
    { announcedCount: 3, receivedCount: 2, missingIds: ["2611.10001"], repairedAt: null },
  ]);
  expect(await state("2026-11-23T12:00:00Z")).toEqual(["waiting"]);
  expect(await listLateCategories(NOW)).toEqual(["cs.CL"]);

  arxiv.papers.push(...PAPERS);
  const counts = await ingestWith(at("2026-11-23T13:00:00Z"), HASTY);
  expect(counts).toMatchObject({ repaired: 1 });
  expect(await listIncomplete("arxiv-rss", 10)).toEqual([]);
  expect(await state("2026-11-23T13:00:00Z")).toEqual(["fresh"]);
});

test("yesterday's list under today's date is no new batch", async () => {
  listIt(PAPERS, "2026-11-23");
  await ingestWith(at("2026-11-23T12:00:00Z"), HASTY);
  listIt(PAPERS, "2026-11-24");
  await ingestWith(at("2026-11-24T12:00:00Z"), HASTY);
  const [row] = await listArxiv(new Date("2026-11-24T14:00:00Z"));
  expect(row).toMatchObject({
    announcedOn: "2026-11-23",
    outcome: "repeated",
    reason: "the list of 2026-11-23 under the date 2026-11-24",
    state: "stalled",
  });
});

test("without a network every category that is not here says why, after one try", async () => {
  setSettings({ ARXIV_CATEGORIES: "cs.CL,cs.LG" });
  listIt(PAPERS, "2026-11-20");
  listIt(PAPERS.slice(1), "2026-11-23");
  await ingestWith(at("2026-11-23T12:00:00Z"), HASTY);
  await arxiv.close();
  setSettings({ ARXIV_CATEGORIES: "cs.CL,cs.LG,cs.CV" });
  await ingestWith(at("2026-11-23T13:00:00Z"), HASTY);
  const states = (await listArxiv(NOW)).map((row) => [row.category, row.state]);
  expect(states).toEqual([
    ["cs.CL", "failed"],
    ["cs.CV", "failed"],
    ["cs.LG", "fresh"],
  ]);
});

test("a list that cannot be read marks its category failed and nothing complete; the next run repairs it", async () => {
  arxiv.feedAnswers.push(faults.body(renderFeed(PAPERS, "2026-11-23").slice(0, -60)));
  await expect(ingestWith(at("2026-11-23T12:00:00Z"), HASTY)).rejects.toThrow(
    /announcements: .*XML is broken/,
  );
  expect(await state("2026-11-23T12:00:00Z")).toEqual(["failed"]);
  expect(await listIncomplete("arxiv-rss", 10)).toEqual([]);
  listIt(PAPERS, "2026-11-23");
  await ingestWith(at("2026-11-23T13:00:00Z"), HASTY);
  expect(await state("2026-11-23T13:00:00Z")).toEqual(["fresh"]);
});

describe("OAI harvest", () => {
  const harvested = (
    papers: FakePaper[],
    token: string | null,
    respondedAt = "2026-11-23T03:00:00Z",
  ) => arxiv.oaiAnswers.push(faults.body(renderRecords(papers, token, respondedAt)));
  const oaiRequests = () =>
    arxiv.requests.filter(({ url }) => url.pathname === "/oai").map(({ url }) => url.search);

  test("follows the tokens to the end, and asks next from the server's last day", async () => {
    harvested(PAPERS.slice(0, 2), "t1");
    harvested(PAPERS.slice(2), null, "2026-11-23T03:05:00Z");
    await ingestWith(at("2026-11-23T12:00:00Z"), HASTY);
    await ingestWith(at("2026-11-23T13:00:00Z"), HASTY);
    await ingestWith(at("2026-11-24T12:00:00Z"), HASTY);
    expect(oaiRequests()).toEqual([
      "?verb=ListRecords&metadataPrefix=arXivRaw&set=cs%3Acs%3ACL&from=2026-11-21",
      "?verb=ListRecords&resumptionToken=t1",
      "?verb=ListRecords&metadataPrefix=arXivRaw&set=cs%3Acs%3ACL&from=2026-11-23",
    ]);
    expect(await findPaper("2611.10003")).toMatchObject({ source: "arxiv-oai" });
  });

  test("an expired token starts the list anew, and what was stored stays as it is", async () => {
    harvested(PAPERS.slice(0, 2), "t1");
    arxiv.oaiAnswers.push(faults.status(500));
    await expect(ingestWith(at("2026-11-23T12:00:00Z"), HASTY)).rejects.toThrow(
      "OAI-PMH: HTTP 500",
    );
    arxiv.oaiAnswers.push(
      faults.body(`<OAI-PMH><error code="badResumptionToken">expired</error></OAI-PMH>`),
    );
    harvested(PAPERS, null);
    expect(await ingestWith(at("2026-11-24T05:00:00Z"), HASTY)).toMatchObject({
      inserted: 1,
      unchanged: 2,
    });
  });

  test("a newer version updates in place, a withdrawal takes the paper out of the feeds", async () => {
    harvested(PAPERS, null);
    await ingestWith(at("2026-11-23T12:00:00Z"), HASTY);
    const comment = "This paper has been withdrawn by the author due to an error";
    const revised = {
      ...PAPERS[0],
      version: 2,
      revisedAt: "2026-11-24T01:00:00Z",
      comment,
    } as FakePaper;
    harvested([revised], null, "2026-11-25T03:00:00Z");
    expect(await ingestWith(at("2026-11-25T12:00:00Z"), HASTY)).toMatchObject({ updated: 1 });
    expect(await findPaper("2611.10001")).toMatchObject({
      version: 2,
      withdrawnAt: new Date("2026-11-24T01:00:00Z"),
      withdrawalReason: comment,
      score: null,
    });
  });
});

describe("Hugging Face", () => {
  const daily = (id: string, upvotes: number) =>
    JSON.stringify([
      {
        paper: {
          id,
          title: "Copy of a title",
          summary: "We present a model.",
          upvotes,
          githubRepo: "https://github.com/a/b",
        },
        numComments: 1,
      },
    ]);

  test("its votes are observations of arXiv's paper, whose text stays arXiv's", async () => {
    listIt(PAPERS, "2026-11-23");
    arxiv.hfAnswers.push(faults.body(daily("2611.10001", 7)));
    expect(await ingestWith(at("2026-11-23T12:00:00Z"), HASTY)).toMatchObject({ readings: 2 });
    arxiv.hfAnswers.push(faults.body(daily("2611.10001", 9)));
    await ingestWith(at("2026-11-23T13:00:00Z"), HASTY);
    expect(await findPaper("2611.10001")).toMatchObject({
      title: "Paper 2611.10001",
      links: [{ kind: "code", url: "https://github.com/a/b" }],
    });
    const rows = await database().$queryRaw<{ value: number }[]>`
      SELECT value FROM observations WHERE signal = 'upvotes' ORDER BY observed_at`;
    expect(rows.map((row) => row.value)).toEqual([7, 9]);
  });

  test("its list of a day is a batch of the ledger", async () => {
    listIt(PAPERS, "2026-11-23");
    arxiv.hfAnswers.push(faults.body(daily("2611.10001", 7)));
    await ingestWith(at("2026-11-23T12:00:00Z"), HASTY);
    const ledger = await readLedger(new Date("2026-11-23T12:00:00Z"));
    expect(ledger.find((one) => one.source === "hf-daily")?.rows).toMatchObject([
      { category: "daily", state: "fresh", newest: { announcedCount: 1, missingCount: 0 } },
    ]);
  });

  test("what is no list is refused with its reason and changes nothing", async () => {
    arxiv.hfAnswers.push(faults.body("1"));
    await expect(ingestWith(at("2026-11-23T12:00:00Z"), HASTY)).rejects.toThrow(
      "Hugging Face: A number",
    );
    expect(await database().$queryRaw`SELECT id FROM papers`).toEqual([]);
  });
});
