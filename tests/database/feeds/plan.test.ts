import { beforeAll, describe, expect, it } from "vitest";
import { database, sql } from "@/lib/database/client";
import type { FeedQuery } from "@/lib/feeds/feed";
import { feedSql, listFeed } from "@/lib/feeds/store";
import { windowRange } from "@/lib/feeds/window";
import { query } from "../ranking/papers";

type Plan = {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Subplan Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  Plans?: Plan[];
};

const NOW = new Date("2026-11-23T00:00:00Z");
/** A million takes minutes to load: npm run test:long. */
const SIZES = [10_000, 100_000, ...(process.env.PAPERFEED_TEST_LONG === "1" ? [1_000_000] : [])];
/** In the taxonomy of this test. */
const TAGS = 50;
const BASE: FeedQuery = { order: "trending", tags: { all: [], none: [] }, limit: 30, now: NOW };

/** 100 papers a day, merit from 0 to 3; tag 1 on every tenth, tag 2 on every thousandth. */
async function load(papers: number): Promise<void> {
  await query("TRUNCATE papers, tags RESTART IDENTITY CASCADE");
  await query(
    "ALTER TABLE papers DISABLE TRIGGER USER; ALTER TABLE paper_tags DISABLE TRIGGER USER",
  );
  await query(
    `INSERT INTO papers (public_id, title, abstract, authors, categories, source, content_hash,
       submitted_at, first_seen_at, changed_at)
     SELECT 'p' || n, 'Title ' || n, 'Text.', '{A,B}', '{cs.CL}', 'jsonl', n::text,
       $1::timestamptz - n * interval '864 seconds', now(), now()
     FROM generate_series(1, ${papers}) AS n`,
    [NOW],
  );
  await query(
    `INSERT INTO scores (paper_id, score, merit, listed_at, parts, formula, scored_at)
     SELECT id, extract(epoch FROM submitted_at) / 3600 + 36 * merit, merit, submitted_at, '[]',
       'test', now()
     FROM (SELECT id, submitted_at, (id::bigint * 7919 % 1000) ^ 3 / 1e9 * 3 AS merit FROM papers) AS p`,
  );
  await query(
    `INSERT INTO tags (slug, name, definition, section, position)
     SELECT 't' || n, 'T', 'T', 'Any', n FROM generate_series(1, ${TAGS}) AS n`,
  );
  await query(
    `INSERT INTO paper_tags (paper_id, tag_id, confidence, method, score, merit, listed_at)
     SELECT paper_id, tag, 1, 'test', score, merit, listed_at
     FROM scores CROSS JOIN generate_series(1, ${TAGS}) AS tag
     WHERE CASE tag WHEN 1 THEN paper_id % 10 = 0 WHEN 2 THEN paper_id % 1000 = 0
       ELSE paper_id % 50 = tag - 1 END`,
  );
  await query("ANALYZE papers, scores, tags, paper_tags");
}

async function explain(query: FeedQuery) {
  const range = query.window ? windowRange(query.window, query.now) : null;
  const [row] = await database().$queryRaw<{ "QUERY PLAN": [{ Plan: Plan }] }[]>(
    sql`EXPLAIN (ANALYZE, FORMAT JSON) ${feedSql(query, range)}`,
  );
  return flatten(row?.["QUERY PLAN"][0].Plan);
}

const flatten = (plan?: Plan): Plan[] =>
  plan ? [plan, ...(plan.Plans ?? []).flatMap(flatten)] : [];

/** Rows taken from one table, thrown away ones included, over all nodes. */
const countRead = (plans: Plan[], table: string) =>
  plans
    .filter((plan) => plan["Relation Name"] === table)
    .map(
      (plan) =>
        (plan["Actual Rows"] + (plan["Rows Removed by Filter"] ?? 0)) * plan["Actual Loops"],
    )
    .reduce((sum, rows) => sum + rows, 0);

const findSlowNodes = (plans: Plan[]) =>
  plans.filter((plan) => plan["Node Type"] === "Seq Scan" && plan["Relation Name"] !== "tags");

const CASES: [string, Partial<FeedQuery>][] = [
  ["trending of all time", {}],
  ["the best of all time", { order: "top" }],
  ["the newest", { order: "newest" }],
  ["a large tag", { tags: { all: ["t1"], none: [] } }],
  ["a small tag", { tags: { all: ["t2"], none: [] } }],
  ["the newest of a tag", { order: "newest", tags: { all: ["t2"], none: [] } }],
  ["the best of a tag", { order: "top", tags: { all: ["t1"], none: [] } }],
  ["a feed without one tag", { tags: { all: [], none: ["t3"] } }],
  ["a late page", { after: { order: "trending", value: 497_000, id: 5 } }],
];

describe.each(SIZES)("with %i papers", (papers) => {
  beforeAll(() => load(papers), 1_200_000);

  it.each(CASES)(
    "%s reads at most three rows of the feed's index for one shown",
    async (_, part) => {
      const plans = await explain({ ...BASE, ...part });
      const feedTable = part.tags?.all[0] ? "paper_tags" : "scores";
      const feedScan = plans.filter((plan) => plan["Node Type"] === "Limit")[0];
      expect(findSlowNodes(plans)).toEqual([]);
      expect(countRead(flatten(feedScan), feedTable)).toBeLessThanOrEqual(3 * 31);
      expect(countRead(plans, "papers")).toBeLessThanOrEqual(31);
    },
  );

  it.each([
    ["day", "trending", 100],
    ["week", "top", 700],
    ["month", "top", 3000],
  ] as const)("the window %s reads its own papers and no others", async (window, order, count) => {
    const plans = await explain({ ...BASE, order, window });
    expect(countRead(plans, "scores")).toBeLessThanOrEqual(count + 31);
    expect(countRead(plans, "papers")).toBeLessThanOrEqual(31);
    expect(findSlowNodes(plans)).toEqual([]);
  });

  it("the front page reads scores by an index alone and scans no table", async () => {
    const plans = await explain({ ...BASE, window: "day" });
    const scans = plans.filter((plan) => plan["Relation Name"] === "scores");
    expect(scans.length).toBeGreaterThan(0);
    for (const scan of scans) expect(scan["Node Type"]).toMatch(/^(Index|Bitmap Heap)/);
    const indexes = plans.flatMap((plan) => plan["Index Name"] ?? []);
    expect(indexes).toContain("scores_newest");
    expect(indexes).toContain("papers_pkey");
    expect(findSlowNodes(plans)).toEqual([]);
  });

  it("a page reads the tags its papers carry once, not all tags for each paper", async () => {
    const plans = await explain({ ...BASE, tags: { all: ["t1"], none: [] } });
    const shown = await listFeed({ ...BASE, tags: { all: ["t1"], none: [] } });
    const carried = shown.papers.flatMap((paper) => paper.tags).length;
    // All tags for the slug, and then all of them once more or those carried, as the plan likes.
    expect(countRead(plans, "tags")).toBeLessThanOrEqual(2 * TAGS + carried);
    expect(countRead(plans, "paper_tags")).toBeLessThanOrEqual(31 + 3 * carried);
  });
});
