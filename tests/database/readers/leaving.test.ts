import { beforeEach, describe, expect, it } from "vitest";
import { recordReports } from "@/lib/bounces/run";
import { database } from "@/lib/database/client";
import { digest } from "@/lib/editions/run";
import { settings } from "@/lib/env";
import { housekeeping } from "@/lib/housekeeping/run";
import { exportFeeds, exportReader } from "@/lib/readers/export/run";
import { leave } from "@/lib/readers/leave/run";
import { findReaderByToken, unsubscribe } from "@/lib/readers/run";
import { changePreferences, readPreferences } from "@/lib/subscriptions/preferences/run";
import { requestSubscription } from "@/lib/subscriptions/run";
import { formatStandingToken, type StandingPurpose } from "@/lib/tokens/standing";
import { composeComplaint, composeDsn } from "../../fixtures/bounces/compose";
import { insertPapers } from "../../mail/papers";
import { insertReader } from "../../mail/readers";

const NOW = new Date("2026-03-10T07:00:00Z");
const plan = () => digest({ now: NOW, dryRun: false });
const tokenOf = (id: number, purpose: StandingPurpose, version = 1) =>
  formatStandingToken(settings().SECRET ?? "", purpose, { id, version });
const stateOf = async (id: number) =>
  (await database().reader.findUnique({ where: { id } }))?.state ?? "gone";
const messageIdOf = async (readerId: number) =>
  (await database().delivery.findFirstOrThrow({ where: { readerId } })).messageId;

beforeEach(async () => {
  await database().$executeRaw`
    TRUNCATE readers, editions, suppressions, bounces, allowances, papers RESTART IDENTITY CASCADE`;
  await insertPapers([{ tags: ["speech"] }], NOW);
});

describe("unsubscribing", () => {
  it("ends the subscription and what is still queued", async () => {
    const reader = await insertReader();
    await plan();
    const token = tokenOf(reader.id, "unsubscribe");
    expect(await unsubscribe(token, NOW)).toEqual({ outcome: "unsubscribed" });
    expect(await unsubscribe(token, NOW)).toEqual({ outcome: "unsubscribed" });
    expect(await stateOf(reader.id)).toBe("unsubscribed");
    expect(await database().delivery.findFirst()).toMatchObject({
      state: "cancelled",
      reason: "unsubscribed",
    });
  });

  it("ends what is in doubt, too: it is not sent again", async () => {
    const reader = await insertReader();
    await plan();
    await database().$executeRaw`UPDATE deliveries SET state = 'in_doubt'`;
    await unsubscribe(tokenOf(reader.id, "unsubscribe"), NOW);
    expect((await database().delivery.findFirst())?.state).toBe("cancelled");
  });

  it("is refused to a token for something else, of someone else, or revoked", async () => {
    const reader = await insertReader();
    const other = await insertReader();
    const right = tokenOf(reader.id, "unsubscribe");
    for (const token of [
      tokenOf(reader.id, "preferences"),
      right.replace(/^\d+/, String(other.id)),
      `${right}x`,
      right.slice(0, -1),
      "1-",
      `99999999999999999-${right.split("-")[1]}`,
    ]) {
      expect(await unsubscribe(token, NOW)).toEqual({ outcome: "unknown" });
    }
    await database().reader.update({ where: { id: reader.id }, data: { tokenVersion: 2 } });
    expect(await unsubscribe(right, NOW)).toEqual({ outcome: "unknown" });
    expect(
      await findReaderByToken("unsubscribe", tokenOf(reader.id, "unsubscribe", 2)),
    ).not.toBeNull();
  });

  it("of someone who never asked means that they are not written to again", async () => {
    const fields = { email: ["ada@example.org"] };
    await requestSubscription(fields, "192.0.2.1", NOW);
    const { id } = await database().reader.findFirstOrThrow();
    await unsubscribe(tokenOf(id, "unsubscribe"), NOW);
    await requestSubscription(fields, "192.0.2.2", NOW);
    expect(await database().letter.count()).toBe(1);
    expect(await database().suppression.findFirst()).toMatchObject({ reason: "not_me" });
  });
});

describe("deleting a reader", () => {
  it("leaves nothing that names them, a mark, and an account that still sums", async () => {
    const reader = await insertReader({ email: "ada@example.org", searches: ["place paper"] });
    await insertReader();
    await plan();
    await leave(reader.id, NOW);
    expect(await stateOf(reader.id)).toBe("gone");
    const edition = await database().edition.findFirstOrThrow({ include: { deliveries: true } });
    expect(edition.deliveries).toHaveLength(edition.candidateCount);
    const left = edition.deliveries.find((delivery) => delivery.readerId === null);
    expect(left).toMatchObject({ state: "cancelled", reason: "deleted", paperIds: [] });
    expect(left?.messageId).toMatch(/^<deleted\.\d+>$/);
    const tables = ["readers", "subscriptions", "tokens", "letters", "deliveries", "suppressions"];
    for (const table of tables) {
      const rows = await database().$queryRawUnsafe(`SELECT t::text FROM ${table} t`);
      expect(JSON.stringify(rows), table).not.toMatch(/ada@example.org|place paper/);
    }
    expect(await database().suppression.count()).toBe(1);
  });

  it("does not keep them from coming back of their own will", async () => {
    const reader = await insertReader({ email: "ada@example.org" });
    await leave(reader.id, NOW);
    await requestSubscription({ email: ["ada@example.org"] }, "192.0.2.1", NOW);
    expect(await database().letter.count()).toBe(1);
  });
});

it("a reader can take everything along", async () => {
  const reader = await insertReader({
    ...{ email: "ada@example.org", tags: ["speech"], authors: ['Ada "A" Lovelace'] },
    ...{ searches: ["place <paper> & more or paper"], phrases: ["long context"] },
  });
  await plan();
  expect(await exportReader(reader.id)).toMatchObject({
    email: "ada@example.org",
    subscription: { tags: ["speech"], searches: ["place <paper> & more or paper"], hour: 7 },
    deliveries: [
      {
        ...{ kind: "daily", editionOn: "2026-03-10", papers: [expect.any(String)] },
        foundBy: ["place <paper> & more or paper"],
      },
    ],
  });
});

it("a reader can take their feeds along: of tags, searches, authors and phrases", async () => {
  const reader = await insertReader({
    ...{ tags: ["speech"], authors: ['Ada "A" Lovelace'], phrases: ["long context"] },
    searches: ["<paper> & more"],
  });
  const opml = await exportFeeds(reader.id);
  const urls = [...opml.matchAll(/xmlUrl="([^"]+)"/g)].map(([, url = ""]) => new URL(url));
  expect(urls.map(({ pathname, searchParams }) => [pathname, searchParams.get("q")])).toEqual([
    ["/tags/speech/feed.xml", null],
    ["/search/feed.xml", "<paper> & more"],
    ["/search/feed.xml", 'author:"Ada  A  Lovelace"'],
    ["/search/feed.xml", '"long context"'],
  ]);
  expect(opml).toContain('text="&lt;paper&gt; &amp; more"');
});

describe("preferences", () => {
  const form = (given: Record<string, string[]>) => ({ tags: ["speech"], hour: ["9"], ...given });

  it("are changed by the token of a mail, all at once", async () => {
    const reader = await insertReader();
    const token = tokenOf(reader.id, "preferences");
    const fields = form({
      without: ["agents"],
      authors: ["Ada Lovelace\nAlan Turing"],
      paperCount: ["25"],
      cadence: ["weekly"],
      weekdaysOnly: ["on"],
      timeZone: ["Asia/Tokyo"],
      pauseWeeks: ["2"],
    });
    expect(await changePreferences(token, fields, NOW)).toEqual({ outcome: "changed" });
    expect(await readPreferences(token)).toMatchObject({
      preferences: {
        tags: ["speech"],
        excludedTags: ["agents"],
        authors: ["Ada Lovelace", "Alan Turing"],
        paperCount: 25,
        cadence: "weekly",
        weekdaysOnly: true,
        mailsQuietDays: false,
        hour: 9,
        timeZone: "Asia/Tokyo",
        pausedUntil: new Date("2026-03-24T07:00:00Z"),
      },
    });
  });

  it.each<[string, Record<string, string[]>]>([
    ["paperCount", { paperCount: ["51"] }],
    ["cadence", { cadence: ["hourly"] }],
    ["excludedTags", { without: ["speech"] }],
    ["phrases", { phrases: ["a"] }],
    ["pauseWeeks", { pauseWeeks: ["-1"] }],
    ["minScore", { minScore: ["much"] }],
  ])("with a wrong %s stay as they were", async (field, given) => {
    const reader = await insertReader();
    const answer = await changePreferences(tokenOf(reader.id, "preferences"), form(given), NOW);
    expect(answer).toMatchObject({ outcome: "invalid", faults: { [field]: expect.any(String) } });
    expect((await database().subscription.findFirst())?.hour).toBe(7);
  });
});

describe("reports of mail servers", () => {
  it("about a dead address stop its mail; again they change nothing", async () => {
    const reader = await insertReader();
    await plan();
    const source = composeDsn({ messageId: await messageIdOf(reader.id) });
    expect(await recordReports(source, NOW)).toEqual({ hard: 1 });
    expect(await recordReports(source, NOW)).toEqual({ repeated: 1 });
    expect(await stateOf(reader.id)).toBe("bounced");
  });

  it("of a passing trouble stop it only when it does not pass", async () => {
    const reader = await insertReader();
    for (let day = 0; day < 5; day++) {
      expect(await stateOf(reader.id)).toBe("confirmed");
      await digest({ now: new Date(NOW.getTime() + day * 86_400_000), dryRun: false });
      const deliveries = await database().delivery.findMany({ orderBy: { id: "desc" }, take: 1 });
      const messageId = deliveries[0]?.messageId ?? "";
      await recordReports(composeDsn({ messageId, status: "5.2.2" }), NOW);
    }
    expect(await stateOf(reader.id)).toBe("bounced");
  });

  it("of a complaint unsubscribe for good", async () => {
    const reader = await insertReader({ email: "ada@example.org" });
    await plan();
    await recordReports(composeComplaint(await messageIdOf(reader.id)), NOW);
    expect(await stateOf(reader.id)).toBe("unsubscribed");
    await requestSubscription({ email: ["ada@example.org"] }, "192.0.2.1", NOW);
    expect(await database().letter.count()).toBe(0);
  });

  it("come with mails that unsubscribe, which do so by a genuine token only", async () => {
    const reader = await insertReader();
    const mailTo = (token: string) => `From: x@example.org\nSubject: unsubscribe ${token}\n\n.`;
    const forged = `${reader.id}-${"A".repeat(43)}`;
    expect(await recordReports(mailTo(forged), NOW)).toEqual({ foreign: 1 });
    expect(await stateOf(reader.id)).toBe("confirmed");
    const token = tokenOf(reader.id, "unsubscribe");
    expect(await recordReports(mailTo(token), NOW)).toEqual({ unsubscribed: 1 });
    expect(await stateOf(reader.id)).toBe("unsubscribed");
  });

  it("about messages that are not ours change nothing", async () => {
    const reader = await insertReader();
    const source = composeDsn({ messageId: "<daily.2026-03-10.forged@localhost>" });
    expect(await recordReports(source, NOW)).toEqual({ foreign: 1 });
    expect(await stateOf(reader.id)).toBe("confirmed");
  });
});

it("housekeeping forgets who did not confirm in a week", async () => {
  await requestSubscription({ email: ["ada@example.org"] }, "192.0.2.1", NOW);
  const confirmed = await insertReader();
  const inDays = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
  await housekeeping({ now: inDays(6), dryRun: false });
  expect(await database().reader.count()).toBe(2);
  await housekeeping({ now: inDays(8), dryRun: false });
  expect(await database().reader.findMany({ select: { id: true } })).toEqual([
    { id: confirmed.id },
  ]);
  expect(await database().allowance.count()).toBe(0);
});
