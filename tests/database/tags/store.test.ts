import { beforeEach, describe, expect, it } from "vitest";
import { database, sql } from "@/lib/database/client";
import { refreshTagCounts } from "@/lib/tags/counts/store";
import type { TagMatch } from "@/lib/tags/match";
import { retag } from "@/lib/tags/run";
import {
  findTag,
  listRelatedTags,
  listTags,
  listWeekCounts,
  replaceTags,
  syncTaxonomy,
} from "@/lib/tags/store";
import { TAGS } from "@/lib/tags/taxonomy";

const now = new Date("2026-11-23T12:00:00Z");
const match = (slug: string, isPrimary = false): TagMatch => ({
  slug,
  confidence: 0.75,
  isPrimary,
  evidence: ["a <tool> with", '\\alpha, "quoted"'],
});

async function insertPaper(publicId: string, title: string, listedAt?: string): Promise<number> {
  const [row] = await database().$queryRaw<{ id: number }[]>(sql`
    INSERT INTO papers (public_id, title, abstract, source, content_hash, first_seen_at, changed_at)
    VALUES (${publicId}, ${title}, 'An abstract.', 'jsonl', ${publicId}, ${now}, ${now})
    RETURNING id`);
  const id = row?.id ?? 0;
  if (listedAt) {
    await database().$executeRaw(sql`
      INSERT INTO scores (paper_id, score, merit, listed_at, parts, formula, scored_at)
      VALUES (${id}, 7, 1, ${new Date(listedAt)}, '[]', 'test', ${now})`);
  }
  return id;
}

const assignments = () =>
  database().$queryRaw<Record<string, unknown>[]>(sql`
    SELECT papers.public_id AS paper, tags.slug, is_primary, evidence, paper_tags.score
    FROM paper_tags JOIN tags ON tags.id = tag_id JOIN papers ON papers.id = paper_id
    ORDER BY 1, 2`);

beforeEach(async () => {
  await database().$executeRaw(sql`TRUNCATE papers, tags, sources CASCADE`);
  await syncTaxonomy();
});

describe("the taxonomy in the database", () => {
  it("is the one of the file, in its order, however often it is synchronised", async () => {
    await database().$executeRaw(sql`
      INSERT INTO tags (slug, name, definition, section, position) VALUES ('gone', 'x', 'x', 'x', 0)`);
    await database().$executeRaw(sql`UPDATE tags SET name = 'changed' WHERE slug = 'speech'`);
    await syncTaxonomy();
    expect((await listTags()).map((tag) => [tag.slug, tag.name])).toEqual(
      TAGS.map((tag) => [tag.slug, tag.name]),
    );
  });
});

describe("the tags of papers", () => {
  it("are replaced, not added to, and keep evidence as it was written", async () => {
    const id = await insertPaper("1", "A");
    await replaceTags(database(), [
      { paperId: id, matches: [match("speech", true), match("video")] },
    ]);
    await replaceTags(database(), [{ paperId: id, matches: [match("agents", true)] }]);
    expect(await assignments()).toEqual([
      {
        paper: "1",
        slug: "agents",
        is_primary: true,
        evidence: ["a <tool> with", '\\alpha, "quoted"'],
        score: null,
      },
    ]);
  });

  it("take over the score that a paper already has", async () => {
    const id = await insertPaper("1", "A", "2026-11-20T00:00:00Z");
    await replaceTags(database(), [{ paperId: id, matches: [match("speech", true)] }]);
    expect((await assignments())[0]?.score).toBe(7);
  });

  it("go when they no longer match anything", async () => {
    const id = await insertPaper("1", "A");
    await replaceTags(database(), [{ paperId: id, matches: [match("speech", true)] }]);
    await replaceTags(database(), [{ paperId: id, matches: [] }]);
    expect(await assignments()).toEqual([]);
  });
});

describe("a tag", () => {
  beforeEach(async () => {
    const first = await insertPaper("1", "A", "2026-11-20T00:00:00Z");
    const second = await insertPaper("2", "B", "2026-11-10T00:00:00Z");
    const withdrawn = await insertPaper("3", "C");
    await replaceTags(database(), [
      { paperId: first, matches: [match("speech", true), match("agents")] },
      { paperId: second, matches: [match("speech", true), match("video")] },
      { paperId: withdrawn, matches: [match("speech", true)] },
    ]);
    await refreshTagCounts();
  });

  it("is counted anew when its papers change, and not written when they have not", async () => {
    const countedBy = () =>
      database().$queryRaw<{ rows: string }[]>(sql`
        SELECT string_agg(concat_ws(' ', tag_id, month, paper_count, xmin), ', ' ORDER BY tag_id,
          month) AS rows FROM tag_months`);
    const before = await countedBy();
    await refreshTagCounts();
    expect(await countedBy()).toEqual(before);
    const [paper] = await database().$queryRaw<{ id: number }[]>(
      sql`SELECT id FROM papers WHERE public_id = '2' LIMIT 1`,
    );
    await replaceTags(database(), [{ paperId: paper?.id ?? 0, matches: [match("agents")] }]);
    await refreshTagCounts();
    expect((await findTag("speech"))?.paperCount).toBe(1);
    expect((await findTag("video"))?.paperCount).toBe(0);
    expect((await listRelatedTags("speech")).map((tag) => tag.slug)).toEqual(["agents"]);
  });

  it("counts the papers that feeds can show and knows the newest", async () => {
    const tag = await findTag("speech");
    expect(tag?.paperCount).toBe(2);
    expect(tag?.newestAt).toEqual(new Date("2026-11-20T00:00:00Z"));
    expect(await findTag("astrology")).toBeNull();
  });

  it("stands beside the tags it shares papers with", async () => {
    const related = await listRelatedTags("speech");
    expect(related.map((tag) => tag.slug).sort()).toEqual(["agents", "video"]);
  });

  it("has a count for every week, empty ones too", async () => {
    expect(await listWeekCounts("speech", now, 3)).toEqual([
      { weekOn: "2026-11-09", paperCount: 1 },
      { weekOn: "2026-11-16", paperCount: 1 },
      { weekOn: "2026-11-23", paperCount: 0 },
    ]);
  });
});

describe("retagging", () => {
  it("tags every paper and says how many stayed without", async () => {
    await insertPaper("1", "Knowledge distillation of a speech recognition model");
    await insertPaper("2", "On the nature of things");
    const counts = await retag({ now, dryRun: false });
    expect(counts).toMatchObject({ papers: 2, other: 1, resumedAt: 0 });
    expect((await assignments()).map((row) => row.slug)).toContain("distillation");
  });

  it("goes on where a stopped run stood, and starts over after a finished one", async () => {
    const first = await insertPaper("1", "Speech recognition");
    await insertPaper("2", "Speech recognition");
    await retag({ now, dryRun: false });
    await database().$executeRaw(sql`
      UPDATE sources SET cursor = jsonb_set(cursor, '{afterId}', to_jsonb(${first}::int))`);
    expect(await retag({ now, dryRun: false })).toMatchObject({ papers: 1, resumedAt: first });
    expect(await retag({ now, dryRun: false })).toMatchObject({ papers: 2, resumedAt: 0 });
  });

  it("writes nothing when dry", async () => {
    await insertPaper("1", "Speech recognition");
    expect(await retag({ now, dryRun: true })).toMatchObject({ papers: 1 });
    expect(await assignments()).toEqual([]);
  });
});
