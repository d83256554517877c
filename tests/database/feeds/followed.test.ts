import { beforeEach, describe, expect, it } from "vitest";
import { GET } from "@/app/channels/[form]/followed/[token]/route";
import { database } from "@/lib/database/client";
import { settings } from "@/lib/env";
import { rescoreChanged } from "@/lib/ranking/run";
import { formatStandingToken } from "@/lib/tokens/standing";
import { insertReader } from "../../mail/readers";
import { insertPaper, query, tagPaper } from "../ranking/papers";

const NOW = new Date("2026-03-10T07:00:00Z");
const tokenOf = (id: number, purpose: "feed" | "preferences" = "feed") =>
  formatStandingToken(settings().SECRET ?? "", purpose, { id, version: 1 });

async function ask(token: string, headers: Record<string, string> = {}, form = "feed.json") {
  const request = new Request(`http://localhost/feeds/${token}/${form}`, { headers });
  return GET(request, { params: Promise.resolve({ form, token }) });
}

async function listTitles(token: string): Promise<string[]> {
  const { items } = await (await ask(token)).json();
  return items.map(({ title }: { title: string }) => title);
}

beforeEach(async () => {
  await query("TRUNCATE readers, papers, tags RESTART IDENTITY CASCADE");
  await tagPaper(await insertPaper("speech"), "speech");
  const both = await insertPaper("both");
  await tagPaper(both, "speech");
  await tagPaper(both, "agents");
  await insertPaper("said", { abstract: "Of Sparse Attention, again." });
  const named = await insertPaper("named");
  await query("UPDATE papers SET authors = '{Marie Curié}' WHERE id = $1", [named]);
  await rescoreChanged(NOW);
});

describe("the feed of a reader", () => {
  it("has what is followed by tag, author or phrase, and nothing of an excluded tag", async () => {
    const { id } = await insertReader({
      tags: ["speech"],
      excludedTags: ["agents"],
      authors: ["marie curie"],
      phrases: ["sparse attention"],
    });
    expect((await listTitles(tokenOf(id))).sort()).toEqual([
      "Paper named",
      "Paper said",
      "Paper speech",
    ]);
  });

  it("has what searches find, each paper once, in their turn among the others", async () => {
    const { id } = await insertReader({
      ...{ tags: ["speech"], excludedTags: ["agents"] },
      searches: ["sparse attention", "author:curie", "paper -said -named", "2308.12950"],
    });
    expect((await listTitles(tokenOf(id))).sort()).toEqual([
      ...["Paper named", "Paper said", "Paper speech"],
    ]);
    const only = await insertReader({ searches: ["2308.12950"] });
    expect(await listTitles(tokenOf(only.id))).toEqual([]);
  });

  it("has everything when nothing is followed, as the mail does", async () => {
    const { id } = await insertReader();
    expect(await listTitles(tokenOf(id))).toHaveLength(4);
  });

  it("is empty but a feed when nothing fits, in every form", async () => {
    const token = tokenOf((await insertReader({ tags: ["video"] })).id);
    expect(await listTitles(token)).toEqual([]);
    for (const form of ["feed.xml", "atom.xml"]) {
      expect(await (await ask(token, {}, form)).text()).toContain("what you follow");
    }
  });

  it("is kept by no cache, and readable by no other site", async () => {
    const { headers } = await ask(tokenOf((await insertReader()).id));
    expect(headers.get("cache-control")).toBe("private, no-store");
    expect(headers.has("access-control-allow-origin")).toBe(false);
  });

  it("answers 304 until a paper changes, and the change at once", async () => {
    const token = tokenOf((await insertReader({ tags: ["speech"] })).id);
    const etag = (await ask(token)).headers.get("etag") ?? "";
    expect((await ask(token, { "If-None-Match": etag })).status).toBe(304);
    await query(
      "UPDATE papers SET title = 'Renamed', changed_at = now() WHERE public_id = 'speech'",
    );
    const changed = await ask(token, { "If-None-Match": etag });
    expect(changed.status).toBe(200);
    expect(await changed.text()).toContain("Renamed");
  });

  it("is closed to tokens of another purpose, of nobody, and revoked ones", async () => {
    const { id } = await insertReader();
    for (const token of [tokenOf(id, "preferences"), tokenOf(id + 1), "1-a", "a"]) {
      expect((await ask(token)).status).toBe(404);
    }
    await database().reader.update({ where: { id }, data: { tokenVersion: 2 } });
    expect((await ask(tokenOf(id))).status).toBe(404);
  });
});
