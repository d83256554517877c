import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { GET as readTagFeed } from "@/app/channels/[form]/[tags]/route";
import { GET as readSearchFeed } from "@/app/channels/[form]/search/route";
import { database, sql } from "@/lib/database/client";
import { setSettings } from "@/lib/env";
import { savePapers } from "@/lib/papers/store";
import { rank } from "@/lib/ranking/run";
import { syncTaxonomy } from "@/lib/tags/store";
import { paperOf } from "../../fixtures/papers/paper";

const NOW = new Date("2025-01-05T12:00:00Z");
const SITE = "http://localhost:3000";
const FORMS = ["feed.xml", "atom.xml", "feed.json"];
const tags = [{ slug: "speculative-decoding", confidence: 0.9, isPrimary: true, evidence: [] }];

type Headers = Record<string, string>;
const readTag = (form: string, headers: Headers = {}) =>
  readTagFeed(new Request(`${SITE}/tags/speculative-decoding/${form}`, { headers }), {
    params: Promise.resolve({ form, tags: "speculative-decoding" }),
  });
const readSearch = (form: string, headers: Headers = {}) =>
  readSearchFeed(new Request(`${SITE}/search/${form}?q=drafts`, { headers }), {
    params: Promise.resolve({ form }),
  });
const FEEDS = [
  ["a tag", readTag],
  ["a search", readSearch],
] as const;
const CASES = FEEDS.flatMap(([name, read]) => FORMS.map((form) => [name, form, read] as const));

beforeAll(async () => {
  setSettings({ APP_URL: SITE });
  await syncTaxonomy();
});

beforeEach(async () => {
  await database().$executeRaw(sql`TRUNCATE papers RESTART IDENTITY CASCADE`);
  await savePapers([{ paper: paperOf(), tags }], NOW);
  await rank({ now: NOW, dryRun: false });
});

describe.each(CASES)("the feed of %s as %s", (_, form, read) => {
  it("is 304 until an item changes, and 200 right after", async () => {
    const first = await read(form);
    const headers = { "If-None-Match": first.headers.get("etag") ?? "none" };
    expect((await read(form, headers)).status).toBe(304);
    // A new score is no change: readers have read the paper.
    await database().$executeRaw(sql`UPDATE scores SET score = score + 1`);
    expect((await read(form, headers)).status).toBe(304);
    const later = new Date(NOW.getTime() + 60_000);
    const paper = paperOf({ title: "Speculative decoding with three drafts", version: 2 });
    await savePapers([{ paper, tags }], later);
    const changed = await read(form, headers);
    expect(changed.status).toBe(200);
    expect(await changed.text()).toContain("three drafts");
    expect(changed.headers.get("last-modified")).toBe(later.toUTCString());
  });

  it("goes by dates where the reader keeps no ETag", async () => {
    const since = (await read(form)).headers.get("last-modified") ?? "";
    expect((await read(form, { "If-Modified-Since": since })).status).toBe(304);
    await savePapers(
      [{ paper: paperOf({ abstract: "Drafts, said anew.", version: 2 }), tags }],
      new Date(NOW.getTime() + 60_000),
    );
    expect((await read(form, { "If-Modified-Since": since })).status).toBe(200);
  });
});
