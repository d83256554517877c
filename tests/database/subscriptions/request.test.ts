import { beforeEach, describe, expect, it } from "vitest";
import { database } from "@/lib/database/client";
import { planWelcomes } from "@/lib/editions/run";
import { confirmSubscription } from "@/lib/readers/run";
import { requestSubscription } from "@/lib/subscriptions/run";
import { mintToken } from "@/lib/tokens/single";
import { insertTokens } from "@/lib/tokens/store";
import { insertPapers } from "../../mail/papers";

const NOW = new Date("2026-03-10T12:00:00Z");
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const fields = (given: Record<string, string | string[]> = {}) =>
  Object.fromEntries(
    Object.entries({ email: "ada@example.org", tags: ["speech"], ...given }).map(
      ([name, value]) => [name, [value].flat()],
    ),
  );
const request = (given = {}, network = "192.0.2.1", now = NOW) =>
  requestSubscription(fields(given), network, now);
const requested = { outcome: "requested" };

async function countRows() {
  const [readers, letters, subscriptions, allowances] = await Promise.all([
    database().reader.count(),
    database().letter.count(),
    database().subscription.count(),
    database().allowance.count(),
  ]);
  return { readers, letters, subscriptions, allowances };
}

/** A token as the worker would have mailed it. */
async function mailToken(email = "ada@example.org", now = NOW): Promise<string> {
  const { id } = await database().reader.findUniqueOrThrow({ where: { emailKey: email } });
  const { token, hash } = mintToken();
  await insertTokens([{ hash, readerId: id, purpose: "confirm", lifetimeMs: 48 * 3_600_000 }], now);
  return token;
}

beforeEach(async () => {
  await database().$executeRaw`
    TRUNCATE readers, editions, allowances, suppressions, papers RESTART IDENTITY CASCADE`;
  await insertPapers(
    Array.from({ length: 3 }, () => ({ tags: ["speech"] })),
    NOW,
  );
});

describe("a request to subscribe", () => {
  it("writes a pending reader, what they want, and one letter", async () => {
    expect(await request({ hour: "9", timeZone: "Europe/Berlin", without: "agents" })).toEqual(
      requested,
    );
    expect(await countRows()).toMatchObject({ readers: 1, letters: 1, subscriptions: 1 });
    expect(await database().subscription.findFirst()).toMatchObject({
      tags: ["speech"],
      excludedTags: ["agents"],
      hour: 9,
      timeZone: "Europe/Berlin",
    });
    expect(await database().delivery.count()).toBe(0);
  });

  it.each<[string, Record<string, string>, string]>([
    ["a malformed address", { email: "ada@" }, "email"],
    ["an unknown tag", { tags: "no-such-tag" }, "tags"],
    ["an hour that no day has", { hour: "24" }, "hour"],
    ["a zone that no map has", { timeZone: "Mars/Olympus" }, "timeZone"],
  ])("with %s is refused beside the field and writes nothing", async (_, given, field) => {
    const answer = await request(given);
    expect(answer).toMatchObject({ outcome: "invalid", faults: { [field]: expect.any(String) } });
    expect(await countRows()).toEqual({ readers: 0, letters: 0, subscriptions: 0, allowances: 0 });
  });

  it("of a robot, who fills the hidden field, writes nothing and is not told", async () => {
    expect(await request({ website: "https://spam.example" })).toEqual(requested);
    expect((await countRows()).readers).toBe(0);
  });

  it("is answered alike for known and unknown addresses, however spelled", async () => {
    await request();
    await confirmSubscription(await mailToken(), NOW);
    expect(await request({ email: " ADA@Example.ORG " })).toEqual(requested);
    expect(await request({ email: "new@example.org" })).toEqual(requested);
    expect((await countRows()).readers).toBe(2);
  });

  it("never mails one address more than three letters a day, from wherever it is asked", async () => {
    const asked = Array.from({ length: 12 }, (_, n) => request({}, `192.0.2.${n}`));
    expect(await Promise.all(asked)).toEqual(Array(12).fill(requested));
    expect((await countRows()).letters).toBe(3);
    await request({}, "192.0.2.1", later(24));
    expect((await countRows()).letters).toBe(4);
  });

  it("is refused when one network asks too often, also when it asks all at once", async () => {
    const asked = Array.from({ length: 35 }, (_, n) =>
      request({ email: `reader${n}@example.org` }, "2001:db8::1"),
    );
    const answers = (await Promise.all(asked)).map((answer) => answer.outcome);
    expect(answers.filter((outcome) => outcome === "limited")).toHaveLength(5);
    expect(await request({ email: "x@example.org" }, "2001:db8:0:0:ffff::2")).toEqual({
      outcome: "limited",
    });
    expect((await countRows()).readers).toBe(30);
  });

  it("does not change a confirmed subscription until its owner presses the button", async () => {
    await request();
    await confirmSubscription(await mailToken(), NOW);
    await request({ tags: "agents", hour: "20" });
    expect(await database().subscription.findFirst()).toMatchObject({ tags: ["speech"], hour: 7 });
    await confirmSubscription(await mailToken(), later(1));
    expect(await database().subscription.findFirst()).toMatchObject({ tags: ["agents"], hour: 20 });
    await planWelcomes(NOW);
    expect(await database().delivery.count()).toBe(1);
  });
});

describe("a confirmation", () => {
  it("works once; pressing again says the same and does nothing", async () => {
    await request();
    const token = await mailToken();
    const answers = await Promise.all([1, 2, 3].map(() => confirmSubscription(token, NOW)));
    expect(answers).toEqual(Array(3).fill({ outcome: "confirmed" }));
    await planWelcomes(NOW);
    expect(await database().delivery.findMany()).toMatchObject([
      { state: "queued", paperIds: expect.arrayContaining([expect.any(Number)]) },
    ]);
  });

  it.each(["broken", "", "a".repeat(43), "../../etc/passwd", "%00"])(
    "with the token %j is unknown and writes nothing",
    async (token) => {
      await request();
      expect(await confirmSubscription(token, NOW)).toEqual({ outcome: "unknown" });
      expect((await database().reader.findFirst())?.state).toBe("pending");
    },
  );

  it("is too late after two days", async () => {
    await request();
    const token = await mailToken();
    expect(await confirmSubscription(token, later(49))).toEqual({ outcome: "expired" });
    expect((await database().reader.findFirst())?.state).toBe("pending");
  });

  it("with a used token does not bring back a reader who left", async () => {
    await request();
    const token = await mailToken();
    await confirmSubscription(token, NOW);
    await database().$executeRaw`UPDATE readers SET state = 'unsubscribed'`;
    expect(await confirmSubscription(token, NOW)).toEqual({ outcome: "expired" });
    expect((await database().reader.findFirst())?.state).toBe("unsubscribed");
  });
});
