import { beforeEach, describe, expect, it } from "vitest";
import { tag } from "@/jobs/tags";
import { database, sql } from "@/lib/database/client";
import { proposeTags } from "@/lib/tags/proposals/run";
import { decideProposal, listProposals } from "@/lib/tags/proposals/store";

const now = new Date("2026-11-23T12:00:00Z");
const DAY_MS = 86_400_000;
const context = { now, dryRun: false };

/** One paper a day; those of the last two weeks speak of gronkle transforms. */
async function insertYear(): Promise<void> {
  const rows = Array.from({ length: 200 }, (_, day) => ({
    id: `p${day}`,
    text: day < 14 ? "We study the gronkle transform of rivers." : "We study rivers and lakes.",
    at: new Date(now.getTime() - (day + 1) * DAY_MS),
  }));
  await database().$executeRaw(sql`
    WITH given AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS g (id text, text text, at timestamptz)),
    saved AS (
      INSERT INTO papers (public_id, title, abstract, source, content_hash, first_seen_at, changed_at)
      SELECT id, 'A title', text, 'jsonl', id, at, at FROM given RETURNING id, first_seen_at)
    INSERT INTO scores (paper_id, score, merit, listed_at, parts, formula, scored_at)
    SELECT id, 1, 1, first_seen_at, '[]', 'test', first_seen_at FROM saved`);
}

beforeEach(async () => {
  await database().$executeRaw(sql`TRUNCATE papers, tag_proposals CASCADE`);
  await insertYear();
});

describe("proposing tags", () => {
  it("finds the phrase that rose, with its curve and examples", async () => {
    await proposeTags(context);
    const [proposal, ...others] = await listProposals();
    expect(others).toEqual([]);
    expect(proposal).toMatchObject({
      phrase: "gronkle transform",
      state: "proposed",
      recentCount: 14,
    });
    expect(proposal?.examples).toHaveLength(5);
    expect(proposal?.weeks.slice(-3).map((week) => week.paperCount)).toEqual([0, 7, 7]);
  });

  it("does not bring back what an operator refused", async () => {
    await proposeTags(context);
    expect(await decideProposal("gronkle transform", "refused", now)).toBe(true);
    await proposeTags(context);
    expect((await listProposals()).map((proposal) => proposal.state)).toEqual(["refused"]);
    expect(await decideProposal("never proposed", "accepted", now)).toBe(false);
  });

  it("is asked, answered with curve and examples, and decided by the job tag", async () => {
    const said = await tag({ ...context, proposals: { ask: "propose" } });
    expect(said["gronkle transform"]).toMatch(/14 papers in 4 weeks.*▁▁██ {2}as p\d+, p\d+/);
    const accept = { ask: "accept", phrase: "gronkle transform" } as const;
    await tag({ ...context, dryRun: true, proposals: accept });
    expect((await listProposals())[0]?.state).toBe("proposed");
    await tag({ ...context, proposals: accept });
    expect((await listProposals())[0]?.state).toBe("accepted");
    const unknown = { ask: "refuse", phrase: "never proposed" } as const;
    await expect(tag({ ...context, proposals: unknown })).rejects.toThrow(/never proposed/);
  });

  it("never makes a tag by itself", async () => {
    const tagCount = () => database().tag.count();
    const before = await tagCount();
    await proposeTags(context);
    expect(await tagCount()).toBe(before);
  });

  it("writes nothing when dry, and still says what it found", async () => {
    const counts = await proposeTags({ now, dryRun: true });
    expect(Object.keys(counts)).toContain("gronkle transform");
    expect(await listProposals()).toEqual([]);
  });
});
