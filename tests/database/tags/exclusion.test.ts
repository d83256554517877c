import { beforeAll, describe, expect, it } from "vitest";
import { database, sql } from "@/lib/database/client";
import { digest } from "@/lib/editions/run";
import { type Cursor, decodeCursor } from "@/lib/feeds/cursor";
import { type FeedPaper, ORDERS } from "@/lib/feeds/feed";
import { listChannelPapers, listFeed } from "@/lib/feeds/store";
import { parseSearch } from "@/lib/search/query";
import { findPapers } from "@/lib/search/run";
import { listFoundPapers } from "@/lib/search/store";
import { loadStarterCorpus } from "@/lib/starter/run";
import { parseTagPath } from "@/lib/tags/filter";
import { syncTaxonomy } from "@/lib/tags/store";
import { trainVectors } from "@/lib/vectors/run";
import { insertReader, listPlanned } from "../../mail/readers";

const NOW = new Date("2026-03-10T12:00:00Z");
const EXCLUDED = "efficient-inference";

/** Public ids of the papers that must show up nowhere. */
let hidden: Set<string>;

beforeAll(async () => {
  await syncTaxonomy();
  await loadStarterCorpus(NOW);
  await trainVectors({ now: NOW, dryRun: false });
  const rows = await database().$queryRaw<{ publicId: string }[]>(sql`
    SELECT papers.public_id AS "publicId" FROM papers
    JOIN paper_tags ON paper_id = papers.id JOIN tags ON tags.id = tag_id
    WHERE tags.slug = ${EXCLUDED} ORDER BY papers.id`);
  hidden = new Set(rows.map((row) => row.publicId));
});

const leaks = (papers: readonly { publicId: string }[]) =>
  papers.filter((paper) => hidden.has(paper.publicId));

function parseQuery(text: string) {
  const input = parseSearch(text);
  if (input.kind !== "query") throw new Error(`${text} is ${input.kind}`);
  return input.query;
}

describe("an excluded tag", () => {
  it("is on papers that would be shown otherwise", () => {
    expect(hidden.size).toBeGreaterThan(10);
  });

  it.each(ORDERS)(
    "leaks into no page of a feed by %s, alone or between other tags",
    async (order) => {
      const shared = parseTagPath(`quantization,-${EXCLUDED}`);
      for (const tags of [{ all: [], none: [EXCLUDED] }, shared ?? { all: [], none: [] }]) {
        const seen: FeedPaper[] = [];
        let after: Cursor | null = null;
        do {
          const asked = { order, tags, limit: 20, now: NOW };
          const page = await listFeed(after === null ? asked : { ...asked, after });
          seen.push(...page.papers);
          after = page.nextCursor === null ? null : decodeCursor(page.nextCursor);
        } while (after);
        expect(seen.length).toBeGreaterThan(0);
        expect(leaks(seen)).toEqual([]);
      }
    },
  );

  it("leaks into no channel, that is RSS, Atom and JSON", async () => {
    const tags = { all: [], none: [EXCLUDED] };
    const { papers } = await listChannelPapers({ order: "newest", tags, limit: 119, now: NOW });
    expect(papers.length).toBeGreaterThan(50);
    expect(leaks(papers)).toEqual([]);
  });

  it("leaks into no search, by words or by meaning, and into none of its channels", async () => {
    const query = parseQuery(`language models -tag:${EXCLUDED}`);
    const page = await findPapers({ query, sort: "relevance", after: null, limit: 100 });
    expect(page.results.length).toBeGreaterThan(5);
    expect(leaks(page.results)).toEqual([]);
    const found = await listFoundPapers(parseQuery(`models -tag:${EXCLUDED}`), 100);
    expect(found.length).toBeGreaterThan(5);
    expect(leaks(found)).toEqual([]);
  });

  it("leaks into no mail, though the reader follows another tag of the paper", async () => {
    const follows = { excludedTags: [EXCLUDED], hour: 12 };
    const all = await insertReader(follows);
    const some = await insertReader({ ...follows, tags: ["quantization", "long-context"] });
    await digest({ now: NOW, dryRun: false });
    for (const { id } of [all, some]) {
      const ids = (await listPlanned(id)).flatMap((delivery) => delivery.paperIds);
      expect(ids.length).toBeGreaterThan(0);
      const papers = await database().paper.findMany({ where: { id: { in: ids } } });
      expect(leaks(papers)).toEqual([]);
    }
  });
});
