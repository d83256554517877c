import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/database/client";
import { listAccounts } from "@/lib/editions/account/store";
import { digest } from "@/lib/editions/run";
import { insertPapers } from "../../mail/papers";
import { insertReader, listPlanned } from "../../mail/readers";

const NOW = new Date("2026-03-10T07:00:00Z"); // a Tuesday
let speech: number[];
let agents: number[];

beforeAll(async () => {
  speech = await insertPapers(
    Array.from({ length: 35 }, (_, n) => ({ title: `Speech ${n}`, tags: ["speech"] })),
    NOW,
  );
  agents = await insertPapers(
    [
      { title: "Agents plan with tools", tags: ["agents"] },
      { title: "Agents talk", tags: ["agents", "speech"] },
    ],
    NOW,
  );
});

/** What was announced of a category, and what of it has come, as ingest writes it down. */
async function insertBatch(announcedOn: string, missingIds: string[]): Promise<void> {
  const key = { source: "arxiv-rss", category: "cs.CL" };
  const at = new Date(`${announcedOn}T05:00:00Z`);
  await database().look.upsert({
    where: { source_category: key },
    create: { ...key, lookedAt: at, outcome: "received" },
    update: { lookedAt: at },
  });
  await database().batch.create({
    data: {
      ...{ ...key, announcedOn: new Date(announcedOn), announcedCount: 5, missingIds },
      ...{ receivedCount: 5 - missingIds.length, listHash: announcedOn },
      ...{ firstSeenAt: at, updatedAt: at },
    },
  });
}

afterEach(async () => {
  await database().$executeRaw`TRUNCATE batches, looks`;
  await database().$executeRaw`TRUNCATE readers, editions RESTART IDENTITY CASCADE`;
});

const at = (iso: string) => new Date(iso);
const plan = (now: Date | string = NOW, dryRun = false) => digest({ now: new Date(now), dryRun });
const editionsOf = async (id: number) => (await listPlanned(id)).map((one) => one.edition);

describe("a digest whose list is late", () => {
  it("waits two hours for it, and comes without a word when it is there in time", async () => {
    await insertBatch("2026-03-09", []);
    const reader = await insertReader({ hour: 7 });
    expect(await plan("2026-03-10T08:30:00Z")).toMatchObject({ queued: 0, late: "cs.CL" });
    expect(await editionsOf(reader.id)).toEqual([]);
    await insertBatch("2026-03-10", []);
    expect(await plan("2026-03-10T08:45:00Z")).toMatchObject({ queued: 1 });
    const [delivery] = await database().delivery.findMany({ where: { readerId: reader.id } });
    expect(delivery?.note).toBeNull();
  });

  it("waits no longer than that, and says at its top what is missing", async () => {
    await insertBatch("2026-03-10", ["2603.00001"]);
    const reader = await insertReader({ hour: 7 });
    expect(await plan("2026-03-10T08:59:00Z")).toMatchObject({ queued: 0 });
    expect(await plan("2026-03-10T09:00:00Z")).toMatchObject({ queued: 1 });
    const [delivery] = await database().delivery.findMany({ where: { readerId: reader.id } });
    expect(delivery?.note).toBe(
      "The list of cs.CL was not here in full yet; its papers come with the next mail.",
    );
  });

  it("tells each zone what was true at its hour", async () => {
    await insertBatch("2026-03-10", ["2603.00001"]);
    const early = await insertReader({ hour: 7 });
    const late = await insertReader({ hour: 9 });
    await plan("2026-03-10T09:00:00Z");
    await database().$executeRaw`UPDATE batches SET missing_ids = '{}'`;
    await plan("2026-03-10T09:15:00Z");
    const deliveries = await database().delivery.findMany({ orderBy: { id: "asc" } });
    expect(deliveries.map((one) => [one.readerId, one.note === null])).toEqual([
      [early.id, false],
      [late.id, true],
    ]);
  });

  it("does not wait for a category that never came, as where there is no network", async () => {
    await database().look.create({
      data: {
        ...{ source: "arxiv-rss", category: "cs.CL", lookedAt: NOW },
        ...{ outcome: "failed", reason: "no network" },
      },
    });
    await insertReader({ hour: 7 });
    expect(await plan()).toMatchObject({ queued: 1 });
  });
});

describe("after the database was restored from a dump", () => {
  const forgetDeliveries = () => database().$executeRaw`TRUNCATE editions RESTART IDENTITY CASCADE`;

  it("of yesterday morning, yesterday's edition is not planned again, today's is", async () => {
    const reader = await insertReader({ hour: 7 });
    await plan("2026-03-09T07:00:00Z");
    await forgetDeliveries();
    await plan("2026-03-10T06:45:00Z");
    expect(await editionsOf(reader.id)).toEqual([]);
    await plan("2026-03-10T07:00:00Z");
    expect(await editionsOf(reader.id)).toEqual(["daily 2026-03-10"]);
  });

  it("of an hour ago, what is planned again bears the Message-ID it went out with", async () => {
    const reader = await insertReader({ hour: 7 });
    const idsNow = () =>
      database().delivery.findMany({ where: { readerId: reader.id }, select: { messageId: true } });
    await plan("2026-03-10T07:00:00Z");
    const before = await idsNow();
    await forgetDeliveries();
    await plan("2026-03-10T08:00:00Z");
    expect(await idsNow()).toEqual(before);
    expect(before).toHaveLength(1);
  });
});

describe("a slot", () => {
  it("is the reader's hour on the reader's clock", async () => {
    const tokyo = await insertReader({ timeZone: "Asia/Tokyo", hour: 16 });
    const denver = await insertReader({ timeZone: "America/Denver", hour: 1 });
    const early = await insertReader({ timeZone: "Asia/Tokyo", hour: 17 });
    await plan();
    expect(await editionsOf(tokyo.id)).toEqual(["daily 2026-03-10"]);
    expect(await editionsOf(denver.id)).toEqual(["daily 2026-03-10"]);
    expect(await editionsOf(early.id)).toEqual([]);
  });

  it("up to six hours late is mailed under its own date, also after midnight", async () => {
    const reader = await insertReader({ hour: 23 });
    await plan("2026-03-11T04:59:00Z");
    expect(await editionsOf(reader.id)).toEqual(["daily 2026-03-10"]);
  });

  it("missed by more than six hours is merged into the next", async () => {
    const reader = await insertReader({ hour: 7 });
    await plan("2026-03-10T13:01:00Z");
    expect(await editionsOf(reader.id)).toEqual([]);
    await plan("2026-03-11T07:00:00Z");
    expect(await editionsOf(reader.id)).toEqual(["daily 2026-03-11"]);
  });

  it("from before the reader confirmed is none", async () => {
    const reader = await insertReader({ confirmedAt: at("2026-03-10T07:30:00Z") });
    await plan("2026-03-10T08:00:00Z");
    expect(await editionsOf(reader.id)).toEqual([]);
  });

  it("comes on Mondays only for a weekly reader, and not at weekends for a weekday reader", async () => {
    const weekly = await insertReader({ cadence: "weekly" });
    const weekdays = await insertReader({ weekdaysOnly: true });
    for (const day of ["2026-03-14", "2026-03-15", "2026-03-16"]) await plan(`${day}T07:05:00Z`);
    expect(await editionsOf(weekly.id)).toEqual(["weekly 2026-03-16"]);
    expect(await editionsOf(weekdays.id)).toEqual(["daily 2026-03-16"]);
  });
});

describe("on the days when clocks change", () => {
  /** Plans every 15 minutes over three days around the change, as a worker would. */
  async function planAround(day: string): Promise<void> {
    const start = Date.parse(`${day}T00:00:00Z`) - 86_400_000;
    for (let at = start; at < start + 3 * 86_400_000; at += 15 * 60_000) {
      await plan(new Date(at));
    }
  }

  it.each([
    ["Europe/Berlin", 2, "2026-03-29", "spring, an hour that is skipped"],
    ["Europe/Berlin", 2, "2026-10-25", "autumn, an hour that comes twice"],
    ["America/New_York", 2, "2026-03-08", "spring"],
    ["America/New_York", 1, "2026-11-01", "autumn"],
    ["Australia/Lord_Howe", 2, "2026-10-04", "spring, by half an hour"],
    ["Australia/Lord_Howe", 1, "2026-04-05", "autumn, by half an hour"],
  ])(
    "a reader in %s at %i:00 gets one edition a day around %s (%s)",
    async (timeZone, hour, day) => {
      const reader = await insertReader({ timeZone, hour, confirmedAt: at("2026-01-01") });
      await planAround(day);
      const editions = await editionsOf(reader.id);
      expect(new Set(editions).size).toBe(editions.length);
      expect(editions).toContain(`daily ${day}`);
      expect(editions.length).toBeGreaterThanOrEqual(3);
    },
    120_000,
  );

  it("a reader on Samoa's missing day gets nothing for it", async () => {
    const reader = await insertReader({
      timeZone: "Pacific/Apia",
      hour: 7,
      confirmedAt: at("2011-01-01"),
    });
    await planAround("2011-12-30");
    const editions = await editionsOf(reader.id);
    expect(editions).not.toContain("daily 2011-12-30");
    expect(editions).toContain("daily 2011-12-31");
  }, 120_000);
});

describe("the papers of an edition", () => {
  it("are the best the reader follows, as many as wanted", async () => {
    const all = await insertReader({ paperCount: 3 });
    const tag = await insertReader({ tags: ["agents"] });
    await plan();
    expect((await listPlanned(all.id))[0]?.paperIds).toHaveLength(3);
    expect((await listPlanned(tag.id))[0]?.paperIds).toEqual(agents);
  });

  it("leave out an excluded tag, whatever else is followed", async () => {
    const both = await insertReader({ tags: ["agents"], excludedTags: ["speech"] });
    const only = await insertReader({ excludedTags: ["speech"] });
    await plan();
    expect((await listPlanned(both.id))[0]?.paperIds).toEqual(agents.slice(0, 1));
    expect((await listPlanned(only.id))[0]?.paperIds).toEqual(agents.slice(0, 1));
  });

  it("come by author, phrase and least score too", async () => {
    const phrase = await insertReader({ phrases: ["plan with TOOLS"] });
    const author = await insertReader({ authors: ["alan turing"], paperCount: 50 });
    const score = await insertReader({ minScore: 2 });
    await plan();
    expect((await listPlanned(phrase.id))[0]?.paperIds).toEqual(agents.slice(0, 1));
    expect((await listPlanned(author.id))[0]?.paperIds).toHaveLength(37);
    expect((await listPlanned(score.id))[0]).toMatchObject({ state: "empty", paperIds: [] });
  });

  it("are never mailed twice to one reader, until nothing is left: a quiet day", async () => {
    const reader = await insertReader({ tags: ["speech"], paperCount: 20 });
    const loud = await insertReader({ tags: ["agents"], mailsQuietDays: true });
    for (const day of [10, 11, 12]) await plan(`2026-03-${day}T07:00:00Z`);
    const planned = await listPlanned(reader.id);
    const mailed = planned.flatMap((one) => one.paperIds);
    expect(new Set(mailed).size).toBe(mailed.length);
    expect(planned.map((one) => one.state)).toEqual(["queued", "queued", "empty"]);
    expect((await listPlanned(loud.id)).map((one) => one.state)).toEqual(Array(3).fill("queued"));
  });

  it("come again when the mail with them failed", async () => {
    const reader = await insertReader({ tags: ["agents"] });
    await plan();
    await database().$executeRaw`UPDATE deliveries SET state = 'failed', settled_at = now()`;
    await plan("2026-03-11T07:00:00Z");
    expect((await listPlanned(reader.id))[1]?.paperIds).toEqual(agents);
  });

  it("that were withdrawn or replaced since are said once, in their own place", async () => {
    const reader = await insertReader({ tags: ["agents"] });
    await plan();
    const [first = 0] = agents;
    await database().$executeRaw`
      UPDATE papers SET withdrawn_at = '2026-03-10T20:00:00Z', changed_at = '2026-03-10T20:00:00Z'
      WHERE id = ${first}`;
    await plan("2026-03-11T07:00:00Z");
    await plan("2026-03-12T07:00:00Z");
    await database().$executeRaw`UPDATE papers SET withdrawn_at = NULL WHERE id = ${first}`;
    expect((await listPlanned(reader.id)).slice(1)).toMatchObject([
      { state: "queued", paperIds: [], changedPaperIds: [first] },
      { state: "empty", changedPaperIds: [] },
    ]);
  });
});

describe("the account of an edition", () => {
  it("sums to the candidates, with a reason for everyone left out", async () => {
    await insertReader();
    await insertReader({ minScore: 9 });
    const paused = await insertReader({ pausedUntil: at("2026-04-01") });
    const bounced = await insertReader({ state: "bounced" });
    await insertReader({ state: "unsubscribed" });
    await insertReader({ state: "pending" });
    expect(await plan()).toMatchObject({ queued: 1, empty: 1, excluded: 2 });
    expect((await listPlanned(paused.id))[0]).toMatchObject({
      state: "excluded",
      reason: "paused",
    });
    expect((await listPlanned(bounced.id))[0]).toMatchObject({
      state: "excluded",
      reason: "bounced",
    });
    const edition = await database().edition.findFirstOrThrow({ include: { deliveries: true } });
    expect(edition.candidateCount).toBe(4);
    expect(edition.deliveries).toHaveLength(4);
  });

  it("can be read for every edition, and sums", async () => {
    await insertReader();
    await insertReader({ minScore: 9 });
    await plan();
    expect(await listAccounts(5)).toEqual([
      {
        kind: "daily",
        editionOn: "2026-03-10",
        closedAt: null,
        candidateCount: 2,
        states: { queued: 1, empty: 1 },
      },
    ]);
  });

  it("is the same when two planners race, and when planning is repeated", async () => {
    for (let n = 0; n < 30; n++) await insertReader();
    await Promise.all([plan(), plan(), plan()]);
    await plan();
    const edition = await database().edition.findFirstOrThrow({ include: { deliveries: true } });
    expect(edition.candidateCount).toBe(30);
    expect(edition.deliveries).toHaveLength(30);
    expect(new Set(edition.deliveries.map((one) => one.messageId)).size).toBe(30);
  });

  it("is closed when its last zone is through and everything is settled", async () => {
    await insertReader();
    await plan();
    const isClosed = async () =>
      (await database().edition.findFirstOrThrow({ orderBy: { id: "asc" } })).closedAt !== null;
    await plan("2026-03-12T07:00:00Z");
    expect(await isClosed()).toBe(false);
    await database().$executeRaw`UPDATE deliveries SET state = 'accepted', settled_at = now()`;
    await plan("2026-03-12T08:00:00Z");
    expect(await isClosed()).toBe(true);
  });

  it("leaves no trace of a dry run but its counts", async () => {
    await insertReader();
    expect(await plan(NOW, true)).toMatchObject({ queued: 1 });
    expect(await database().edition.count()).toBe(0);
    expect(await database().delivery.count()).toBe(0);
  });
});

it("a reader who follows one of two tags of a paper gets it once", async () => {
  const reader = await insertReader({ tags: ["agents", "speech"], paperCount: 50 });
  await plan();
  const ids = (await listPlanned(reader.id))[0]?.paperIds ?? [];
  expect([...ids].sort()).toEqual([...new Set([...speech, ...agents])].sort());
});
