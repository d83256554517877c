import { beforeAll, describe, expect, it } from "vitest";
import { database, sql } from "@/lib/database/client";
import { savePapers } from "@/lib/papers/store";
import { rescoreChanged } from "@/lib/ranking/run";
import { parseSearch } from "@/lib/search/query";
import { searchPapers } from "@/lib/search/store";
import { refreshTagCounts } from "@/lib/tags/counts/store";
import { syncTaxonomy } from "@/lib/tags/store";
import { paperOf } from "../../fixtures/papers/paper";

const NOW = new Date("2026-03-10T12:00:00Z");
const HOUR_MS = 3_600_000;
const COUNT = 1_200;

/** One an hour backwards from now; all of cs.CL, every other one a llama's and an agent's. */
beforeAll(async () => {
  await syncTaxonomy();
  const tags = [{ slug: "agents", confidence: 1, isPrimary: true, evidence: ["agents"] }];
  const papers = Array.from({ length: COUNT }, (_, at) => ({
    paper: paperOf({
      arxivId: `2603.${String(at).padStart(5, "0")}`,
      title: at % 2 === 0 ? `A llama ${at}` : `A goat ${at}`,
      categories: ["cs.CL"],
      submittedAt: new Date(NOW.getTime() - at * HOUR_MS),
    }),
    tags: at % 2 === 0 ? tags : [],
  }));
  await savePapers(papers, NOW);
  await rescoreChanged(NOW);
  await refreshTagCounts();
  await database().$executeRaw(sql`ANALYZE papers`);
}, 60_000);

function search(text: string) {
  const input = parseSearch(text);
  if (input.kind !== "query") throw new Error(text);
  return searchPapers({ query: input.query, sort: "relevance", after: null, limit: 5 });
}
const titlesOf = async (text: string) =>
  (await search(text)).results.map(({ title }) => title.map((part) => part.text).join(""));

describe("of a crowd", () => {
  it("no more are counted than were looked at", async () => {
    const { count, isCountCapped } = await search("llama");
    expect(isCountCapped).toBe(true);
    expect(count).toBeGreaterThan(200);
    expect(count).toBeLessThan(300);
  });

  it("a tag's own are found by the tag, all or as many as were ranked", async () => {
    const { count } = await search("llama tag:agents");
    expect([200, 600]).toContain(count);
    expect((await search("goat tag:agents")).results).toEqual([]);
  });

  it("what fits before a day is shown from that day back", async () => {
    const day = new Date(NOW.getTime() - 240 * HOUR_MS).toISOString().slice(0, 10);
    const titles = await titlesOf(`cat:cs.CL before:${day}`);
    expect(titles).toHaveLength(5);
    // The last hours before that midnight, twelve hours farther back than the noon of NOW.
    for (const title of titles) expect(Number(title.split(" ").at(-1))).toBeGreaterThan(240);
    for (const title of titles) expect(Number(title.split(" ").at(-1))).toBeLessThan(400);
  });
});
