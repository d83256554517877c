import { beforeAll, describe, expect, it } from "vitest";
import { rank } from "@/jobs/rank";
import { listFeed } from "@/lib/feeds/store";
import { CURRENT, FORMULAS } from "@/lib/ranking/formula";
import type { ReplayReport } from "@/lib/ranking/replay/report";
import { replayFeed } from "@/lib/ranking/replay/run";
import { rescoreChanged } from "@/lib/ranking/run";
import type { Told } from "@/lib/runs/job";
import { NO_FILTER } from "@/lib/tags/filter";
import { insertReader } from "../../mail/readers";
import { insertPaper, query, tagPaper } from "./papers";

const HOUR_MS = 3_600_000;
const FIRST = new Date("2026-03-10T06:30:00Z");
/** Hours that ranked, and whose pages are worked out anew when all is over. */
const HOURS = [0, 5, 11, 26, 75].map((hours) => new Date(FIRST.getTime() + hours * HOUR_MS));
const LAST = new Date("2026-03-20T00:00:00Z");
const TAGS = ["evaluation", "scaling-laws", "agents"];

/** The page as it was shown at each hour. */
const shown = new Map<Date, object[]>();
/** The best of the second hour, until the third. */
let withdrawn = "";
const idOf = new Map<number, number>();

async function insertSeen(n: number, seenAt: Date): Promise<void> {
  const submittedAt = new Date(seenAt.getTime() - (n % 7) * 5 * HOUR_MS);
  const id = await insertPaper(`paper-${n}`, { submittedAt, title: `On agents, part ${n}` });
  idOf.set(n, id);
  await query("UPDATE papers SET first_seen_at = $1, changed_at = $1 WHERE id = $2", [seenAt, id]);
  const tag = TAGS[n % 4];
  if (tag) {
    await tagPaper(id, tag);
    await query("UPDATE paper_tags SET is_primary = true WHERE paper_id = $1", [id]);
  }
}

async function observeSome(at: Date, round: number): Promise<void> {
  for (const [n, id] of idOf) {
    const [signal, source] = [
      ["upvotes", "hf"],
      ["github_stars", "github:1"],
      ["citations", "openalex"],
      ["hn_points", "hn"],
    ][n % 4] ?? ["upvotes", "hf"];
    if (n % 3 === round % 3) continue;
    await query("INSERT INTO observations VALUES ($1, $2, $3, $4, $5)", [
      ...[id, signal, source, new Date(at.getTime() - 60_000 * (n % 9)), (n + 1) * (round + 1)],
    ]);
  }
  const { id } = await insertReader();
  await query("INSERT INTO marks VALUES ($1, $2, 'upvote', $3, $4)", [
    ...[id, idOf.get(round), `range ${round}`, at],
  ]);
}

async function withdraw(publicId: string, at = LAST): Promise<void> {
  withdrawn = publicId;
  await query("UPDATE papers SET withdrawn_at = $1 WHERE public_id = $2", [at, publicId]);
}

/** The sum of all rows of all tables. */
async function hashEverything(): Promise<string> {
  const tables = await query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
  );
  const hashes = await Promise.all(
    tables.map(async ({ name }) => {
      const [row] = await query<{ hash: string }>(
        `SELECT md5(coalesce(string_agg(one::text, '|' ORDER BY one::text), '')) AS hash FROM "${name}" one`,
      );
      return `${name} ${row?.hash}`;
    }),
  );
  return hashes.join("\n");
}

async function dryRun(
  now: Date,
  versions?: string[],
): Promise<{ text: string; report: ReplayReport }> {
  const told: (Told & { data: { replay?: ReplayReport } })[] = [];
  await rank({ now, dryRun: true, versions, tell: (one) => told.push(one) });
  const [{ text, data } = { text: "", data: {} }] = told;
  if (!data.replay) throw new Error("The run told nothing.");
  return { text, report: data.replay };
}

beforeAll(async () => {
  await query("TRUNCATE papers, tags, readers, formulas RESTART IDENTITY CASCADE");
  for (const [round, hour] of HOURS.entries()) {
    for (let n = 0; n < 12; n += 1) await insertSeen(12 * round + n, hour);
    await observeSome(hour, round);
    await rescoreChanged(hour);
    const asked = { order: "trending", window: "day", tags: NO_FILTER, limit: 30 } as const;
    const { papers } = await listFeed({ ...asked, now: hour });
    shown.set(
      hour,
      papers.map(({ publicId, score, reason }) => ({ publicId, score, reason })),
    );
    if (round === 1) await withdraw(papers[0]?.publicId ?? "", HOURS[2]);
  }
  await insertSeen(500, LAST);
  await observeSome(LAST, 7);
  await rescoreChanged(LAST);
}, 120_000);

describe("a dry run of the ranking at a past hour", () => {
  it.each(HOURS)("shows the page of %s as it was, with scores and reasons", async (hour) => {
    const { report, text } = await dryRun(hour);
    const replayed = report.replays[0]?.papers ?? [];
    expect(report.basis).toBe("seen");
    expect(replayed.map(({ publicId, score, reason }) => ({ publicId, score, reason }))).toEqual(
      shown.get(hour),
    );
    for (const { publicId } of replayed) expect(text).toContain(publicId);
  });

  it("shows a paper that was withdrawn since", async () => {
    const isThere = async (hour = LAST) =>
      (await replayFeed(hour)).replays[0]?.papers.some((one) => one.publicId === withdrawn);
    expect(await isThere(HOURS[1])).toBe(true);
    expect(await isThere(HOURS[2])).toBe(false);
  });

  it("writes nothing at all, and PostgreSQL would not let it", async () => {
    const before = await hashEverything();
    await dryRun(HOURS[2] ?? LAST);
    await dryRun(LAST, ["2", "3"]);
    await dryRun(new Date("2020-01-01T00:00:00Z"));
    expect(await hashEverything()).toBe(before);
  });

  it("goes by what was announced where nothing was seen yet, and says so", async () => {
    const { report, text } = await dryRun(new Date("2026-03-10T01:00:00Z"));
    expect(report.basis).toBe("announced");
    expect(report.paperCount).toBeGreaterThan(0);
    expect(report.replays[0]?.papers.every(({ listedAt }) => listedAt <= report.at)).toBe(true);
    expect(text).toMatch(/announced by then, as none was seen here yet/);
  });

  it("marks papers whose text is of later", async () => {
    await query("UPDATE papers SET title = 'On agents, anew', changed_at = $1 WHERE id = 3", [
      LAST,
    ]);
    const { report, text } = await dryRun(HOURS[1] ?? LAST);
    const revised = report.replays[0]?.papers.filter(({ isRevised }) => isRevised);
    expect(revised?.map(({ title }) => title)).toEqual(["On agents, anew"]);
    expect(text).toContain("* On agents, anew");
  });
});

describe("two formulas side by side", () => {
  it("rank the same papers, and what moved says by which parts", async () => {
    const { report, text } = await dryRun(LAST, ["2", CURRENT.name]);
    expect(report.replays.map(({ version }) => version)).toEqual([2, 3]);
    expect(report.moves.length).toBeGreaterThan(0);
    for (const { publicId, from, to } of report.moves) {
      const places = report.replays.map(
        ({ papers }) => papers.find((one) => one.publicId === publicId)?.rank,
      );
      expect(from).not.toBe(to);
      expect([places[0] ?? from, places[1] ?? to]).toEqual([from, to]);
    }
    expect(report.moves.some(({ why }) => why.some(({ part }) => part === "size"))).toBe(true);
    expect(text).toMatch(/size −16\.7 h/);
  });

  it("are found as they were stored, though this code ships them no more", async () => {
    const { model, rules } = CURRENT;
    const parameters = { model: { ...model, hoursPerTenfold: 1 }, rules };
    await query("INSERT INTO formulas VALUES ('expected-1 old', 1, $1, '2026-03-10T12:00:00Z')", [
      JSON.stringify(parameters),
    ]);
    const then = await replayFeed(new Date("2026-03-10T13:00:00Z"));
    expect(then.replays[0]).toMatchObject({ formula: "expected-1 old", version: 1 });
    const one = then.replays[0]?.papers[0];
    const time = (one?.listedAt.getTime() ?? 0) / HOUR_MS;
    expect(one?.score).toBeCloseTo(time + (one?.merit ?? 0), 6);
    await query("DELETE FROM formulas WHERE version = 1");
  });

  it("that nobody knows are named with those there are", async () => {
    await expect(replayFeed(LAST, ["99"])).rejects.toThrow(
      new RegExp(`no formula "99".*${FORMULAS.length > 1 ? "3 \\(expected-3" : ""}`),
    );
  });
});
