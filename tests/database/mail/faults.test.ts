import { createServer } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { deliverDueMail } from "@/jobs/mail";
import { database } from "@/lib/database/client";
import { cancelEdition, listFailed, requeueFailed } from "@/lib/editions/operate/store";
import { setSettings } from "@/lib/env";
import { findStop } from "@/lib/mail/pace/store";
import { insertPapers } from "../../mail/papers";
import { type Behaviour, openSink, type Sink } from "../../mail/sink";

const ADDRESS = "ada@example.org";
let sink: Sink;
let paperIds: number[];

beforeAll(async () => {
  paperIds = await insertPapers([{ title: "A paper" }], new Date());
});

beforeEach(async () => {
  sink = await openSink();
  setSettings({ SMTP_URL: sink.url, MAIL_CONNECTIONS: "3", MAIL_RATE: "100000" });
  await database().$executeRaw`TRUNCATE readers, editions, mail_paces CASCADE`;
});

afterEach(() => sink.close());
afterAll(() => database().$executeRaw`TRUNCATE readers, editions CASCADE`);

const mail = (leaseMs?: number) => deliverDueMail({ now: new Date(), dryRun: false }, leaseMs);

/** One confirmed reader with one delivery queued. */
async function queueDelivery(email = ADDRESS): Promise<void> {
  const now = new Date();
  const edition = await database().edition.upsert({
    where: { kind_editionOn: { kind: "daily", editionOn: new Date("2026-03-10") } },
    create: { kind: "daily", editionOn: new Date("2026-03-10"), createdAt: now },
    update: {},
  });
  const reader = await database().reader.create({
    data: { email, emailKey: email, state: "confirmed", createdAt: now, confirmedAt: now },
  });
  await database().subscription.create({
    data: { readerId: reader.id, tags: [], hour: 7, createdAt: now, updatedAt: now },
  });
  await database().delivery.create({
    data: {
      editionId: edition.id,
      readerId: reader.id,
      state: "queued",
      paperIds,
      changedPaperIds: [],
      messageId: `<daily.${email}>`,
      nextAttemptAt: now,
      createdAt: now,
    },
  });
}

async function readDelivery(email = ADDRESS) {
  return database().delivery.findFirstOrThrow({
    where: { reader: { email } },
    include: { reader: { select: { state: true } } },
  });
}

/** Every pause is over and every lease has run out. */
async function letTimePass(): Promise<void> {
  await database().$executeRaw`
    UPDATE deliveries SET next_attempt_at = now() - interval '1 second',
      claimed_until = now() - interval '1 second'`;
  await database().$executeRaw`UPDATE mail_paces SET stopped_until = NULL`;
  await database().$executeRaw`UPDATE mail_lanes SET held_until = 'epoch'`;
}

describe("delivery", () => {
  it.each<[string, Behaviour, string]>([
    ["greylisting", { refuseRecipient: "450 4.7.1 Greylisted" }, "queued"],
    ["a relay that throttles", { refuseData: "454 4.7.0 Too much" }, "queued"],
    ["a relay that closes", { refuseRecipient: "421 4.3.2 Closing" }, "queued"],
    ["a sender refused by the relay", { refuseSender: "550 5.7.1 Not you" }, "queued"],
    ["a policy against the message", { refuseData: "550 5.7.1 Spam" }, "failed"],
    ["a full mailbox", { refuseRecipient: "552 5.2.2 Full" }, "failed"],
    ["a dead address", { refuseRecipient: "550 5.1.1 No such user" }, "failed"],
    ["a line cut after DATA", { cut: "lost" }, "in_doubt"],
  ])("after %s is what the table says", async (_, behaviour, state) => {
    await queueDelivery();
    sink.behave(behaviour);
    await mail();
    const delivery = await readDelivery();
    expect(delivery.state).toBe(state);
    expect(delivery.settledAt === null).toBe(state !== "failed");
    expect(delivery.reason).toBeTruthy();
    expect(delivery.reader?.state).toBe(
      "refuseRecipient" in Object(behaviour) &&
        state === "failed" &&
        delivery.reason?.includes("5.1.1")
        ? "bounced"
        : "confirmed",
    );
  });

  it("goes through once the relay lets it, counting every attempt", async () => {
    await queueDelivery();
    sink.behave({ refuseRecipient: "450 4.7.1 Greylisted" });
    await mail();
    expect(await mail()).toEqual({});
    await letTimePass();
    sink.behave("accept");
    expect(await mail()).toEqual({ accepted: 1 });
    expect(await readDelivery()).toMatchObject({
      state: "accepted",
      attemptCount: 2,
      reason: null,
    });
  });

  it("in doubt is sent once more under the same Message-ID, then left in doubt", async () => {
    await queueDelivery();
    sink.behave({ cut: "kept" });
    for (let pass = 0; pass < 4; pass++) {
      await mail();
      await letTimePass();
    }
    expect(sink.received.map((one) => one.messageId)).toEqual([
      `<daily.${ADDRESS}>`,
      `<daily.${ADDRESS}>`,
    ]);
    expect(await readDelivery()).toMatchObject({ state: "in_doubt", doubtCount: 2 });
    expect((await readDelivery()).settledAt).not.toBeNull();
  });

  it("in doubt is held for the operator where they want that, who can send it again", async () => {
    setSettings({ MAIL_IN_DOUBT: "hold" });
    await queueDelivery();
    sink.behave({ cut: "lost" });
    await mail();
    await letTimePass();
    expect(await mail()).toEqual({});
    expect(await readDelivery()).toMatchObject({ state: "in_doubt" });
    sink.behave("accept");
    expect(await requeueFailed({ kind: "daily", editionOn: "2026-03-10" })).toBe(1);
    expect(await mail()).toEqual({ accepted: 1 });
    setSettings({ MAIL_IN_DOUBT: undefined });
  });

  it("whose worker died goes again when its lease has run out, and not before", async () => {
    await queueDelivery();
    await database().$executeRaw`
      UPDATE deliveries SET state = 'claimed', attempt_count = 1, claimed_until = now() + interval '1 hour'`;
    expect(await mail()).toEqual({});
    await letTimePass();
    expect(await mail()).toEqual({ accepted: 1 });
    expect(await readDelivery()).toMatchObject({ state: "accepted", doubtCount: 1 });
  });

  it("stays queued while nobody answers at the relay, and mail stops after five refusals", async () => {
    const port = await new Promise<number>((resolve) => {
      const probe = createServer().listen(0, "127.0.0.1", () => {
        const address = probe.address();
        probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
      });
    });
    setSettings({ SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_CONNECTIONS: "1" });
    await queueDelivery();
    for (let refusal = 0; refusal < 5; refusal++) {
      expect(await mail()).toEqual({ deferred: 1 });
      await database().$executeRaw`UPDATE deliveries SET next_attempt_at = now()`;
    }
    expect(await mail()).toEqual({});
    const pace = await database().mailPace.findFirstOrThrow();
    expect(pace.stopReason).toContain("ECONNREFUSED");
    expect(await findStop()).toMatchObject({ reason: pace.stopReason });
    setSettings({ SMTP_URL: sink.url });
    await letTimePass();
    expect(await mail()).toEqual({ accepted: 1 });
    expect((await database().mailPace.findFirstOrThrow()).failureCount).toBe(0);
  });

  it("of many readers goes once to each, with two workers at it", async () => {
    const addresses = Array.from({ length: 40 }, (_, n) => `reader${n}@example.org`);
    for (const address of addresses) await queueDelivery(address);
    await Promise.all([mail(), mail()]);
    expect(sink.received.map((one) => one.to).sort()).toEqual([...addresses].sort());
  });

  it("keeps the rate over all workers", async () => {
    setSettings({ MAIL_RATE: "20", MAIL_CONNECTIONS: "2" });
    for (let n = 0; n < 10; n++) await queueDelivery(`reader${n}@example.org`);
    const startedAt = performance.now();
    await Promise.all([mail(), mail()]);
    expect(sink.received).toHaveLength(10);
    expect(performance.now() - startedAt).toBeGreaterThan(380);
  });

  it("that failed can be named and tried again by the operator, and no other", async () => {
    const edition = { kind: "daily", editionOn: "2026-03-10" };
    await queueDelivery();
    await queueDelivery("dead@example.org");
    sink.behave({ refuseData: "554 5.6.0 Malformed" }, ADDRESS);
    sink.behave({ refuseRecipient: "550 5.1.1 No such user" }, "dead@example.org");
    await mail();
    expect(await listFailed(edition)).toMatchObject([{ email: ADDRESS, state: "failed" }]);
    sink.behave("accept", ADDRESS);
    expect(await requeueFailed(edition)).toBe(1);
    expect(await mail()).toEqual({ accepted: 1 });
    expect(await listFailed(edition)).toEqual([]);
  });

  it("of a cancelled edition is not sent", async () => {
    await queueDelivery();
    expect(await cancelEdition({ kind: "daily", editionOn: "2026-03-10" })).toBe(1);
    expect(await mail()).toEqual({});
  });

  it("of a database restored from yesterday's dump is not sent a second time", async () => {
    await queueDelivery();
    await database()
      .$executeRaw`UPDATE deliveries SET next_attempt_at = now() - interval '7 hours'`;
    expect(await mail()).toEqual({});
    expect(await readDelivery()).toMatchObject({ state: "cancelled", reason: "too late" });
  });

  it("to a reader who is gone fails without harm to the others", async () => {
    await queueDelivery("gone@example.org");
    await queueDelivery();
    await database().$executeRaw`DELETE FROM readers WHERE email = 'gone@example.org'`;
    expect(await mail()).toEqual({ accepted: 1, failed: 1 });
  });
});
