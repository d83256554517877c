import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { deliverDueMail } from "@/jobs/mail";
import { database } from "@/lib/database/client";
import { setSettings, settings } from "@/lib/env";
import { confirmSubscription } from "@/lib/readers/run";
import { SEARCHES_MAX } from "@/lib/search/saved/saved";
import { changePreferences, readPreferences } from "@/lib/subscriptions/preferences/run";
import { requestSubscription } from "@/lib/subscriptions/run";
import { changeSearches } from "@/lib/subscriptions/searches/run";
import { formatStandingToken } from "@/lib/tokens/standing";
import { insertPapers } from "../../mail/papers";
import { insertReader } from "../../mail/readers";
import { openSink, type Sink } from "../../mail/sink";

const NOW = new Date("2026-03-10T12:00:00Z");
const HOSTILE = '<b onclick="x">free</b> https://spam.example';
let sink: Sink;

beforeAll(async () => {
  sink = await openSink();
  setSettings({ SMTP_URL: sink.url, APP_URL: "http://localhost:4321" });
});
afterAll(() => sink.close());

beforeEach(async () => {
  sink.received.length = 0;
  await database().$executeRaw`
    TRUNCATE readers, editions, allowances, suppressions, papers RESTART IDENTITY CASCADE`;
  await insertPapers(
    [
      { title: "Speculative decoding of drafts" },
      { title: "A free lunch", abstract: "We say https://spam.example and b onclick x." },
    ],
    NOW,
  );
});

const ask = (fields: Record<string, string>, email = "ada@example.org") =>
  requestSubscription(
    Object.fromEntries(Object.entries({ email, ...fields }).map(([name, one]) => [name, [one]])),
    "192.0.2.1",
    NOW,
  );
const mail = async () => {
  await deliverDueMail({ now: NOW, dryRun: false });
  return (await sink.parse("ada@example.org")).at(-1);
};
const confirmMailed = async () => {
  const letter = await mail();
  const token = /\/confirm\/([\w-]+)/.exec(letter?.text ?? "")?.[1] ?? "";
  expect(await confirmSubscription(token, NOW)).toEqual({ outcome: "confirmed" });
  return letter;
};
const followed = async () => (await database().subscription.findFirst())?.searches;

describe("a search on the way to its reader", () => {
  it("is followed once the mailed button is pressed, and brings the first papers with its reason", async () => {
    expect(await ask({ q: "  “speculative   decoding” " })).toEqual({ outcome: "requested" });
    expect((await database().reader.findFirst())?.state).toBe("pending");
    const letter = await confirmMailed();
    expect(letter?.text?.replace(/\s+/g, " ")).toContain(
      "It will hold papers that match one search, and come every day",
    );
    const welcome = await mail();
    expect(welcome?.subject).toBe("Welcome: Speculative decoding of drafts");
    const text = welcome?.text?.replace(/\s+/g, " ");
    expect(text).toContain('Found by your search "speculative decoding": 1. Speculative');
    expect(text).toContain('because you follow the search "speculative decoding", every day');
    expect(welcome?.html).toContain("Found by your search &quot;speculative decoding&quot;");
  });

  it("mails no word of a stranger: the letter to confirm counts searches", async () => {
    await ask({ searches: `${HOSTILE}\nbuy now` });
    const letter = await mail();
    expect(letter?.text?.replace(/\s+/g, " ")).toContain("papers that match 2 searches");
    for (const part of [letter?.text, letter?.html, letter?.subject]) {
      expect(part).not.toMatch(/spam|buy|free/);
    }
  });

  it("is text in every part of a mail, and in no header", async () => {
    await ask({ searches: `${HOSTILE}\nfree\nlunch \u202Ex\r\nBcc: eve@example.org` });
    await confirmMailed();
    const welcome = await mail();
    expect(welcome?.html).toContain("&lt;b onclick= &quot;x&quot; &gt;free&lt;/b&gt;");
    expect(welcome?.html).not.toContain("<b ");
    const source = sink.received.at(-1)?.source.toString("latin1") ?? "";
    const headers = source.slice(0, source.indexOf("\r\n\r\n"));
    expect(headers).not.toMatch(/eve@|lunch x|onclick/i);
    expect(sink.received.map(({ to }) => to)).not.toContain("eve@example.org");
  });

  it.each([
    [{ searches: "2308.12950" }, "names one paper"],
    [{ searches: "-llama" }, "only what to leave out"],
    [{ q: "x".repeat(151) }, "at most 150 letters"],
    [{ searches: Array.from({ length: 21 }, (_, n) => `s${n}`).join("\n") }, "at most 20 searches"],
  ])("%j is refused beside the field, and writes nothing", async (given, says) => {
    expect(await ask(given)).toMatchObject({
      outcome: "invalid",
      faults: { searches: expect.stringContaining(says) },
    });
    expect(await database().reader.count()).toBe(0);
  });
});

describe("a known reader who follows a search from its page", () => {
  const known = { email: "ada@example.org", tags: ["speech"], hour: 9 };

  it("keeps tags and hour, and has it added once confirmed", async () => {
    await insertReader({ ...known, searches: ["agents"] });
    await ask({ q: "llama" });
    expect(await followed()).toEqual(["agents"]);
    const letter = await confirmMailed();
    expect(letter?.text?.replace(/\s+/g, " ")).toContain(
      "papers on Speech & audio, and papers that match 2 searches, and come every day at 09:00",
    );
    const subscription = await database().subscription.findFirst();
    expect(subscription).toMatchObject({
      ...{ tags: ["speech"], hour: 9, searches: ["agents", "llama"], pending: null },
    });
  });

  it("has no more than there is room for, and none twice", async () => {
    const full = Array.from({ length: SEARCHES_MAX }, (_, n) => `s${n}`);
    await insertReader({ ...known, searches: full });
    await ask({ searches: "s3\nllama" });
    await confirmMailed();
    expect(await followed()).toEqual(full);
  });

  it("has everything replaced by a form that names tags, too, and by the first after leaving", async () => {
    const { id } = await insertReader({ ...known, searches: ["agents"] });
    await ask({ searches: "llama", tags: "video", hour: "8" });
    await confirmMailed();
    expect(await database().subscription.findFirst()).toMatchObject({
      ...{ tags: ["video"], searches: ["llama"], hour: 8 },
    });
    await database().reader.update({ where: { id }, data: { state: "unsubscribed" } });
    await ask({ searches: "mistral" });
    await confirmMailed();
    expect(await database().subscription.findFirst()).toMatchObject({
      ...{ tags: [], searches: ["mistral"] },
    });
  });

  it("of a request made before searches could be followed loses none", async () => {
    const { id } = await insertReader({ ...known, searches: ["agents"] });
    const pending = { tags: ["video"], excludedTags: [], timeZone: "UTC", hour: 5 };
    await ask({ tags: "video" });
    await database().subscription.update({ where: { readerId: id }, data: { pending } });
    await confirmMailed();
    expect(await database().subscription.findFirst()).toMatchObject({
      ...{ tags: ["video"], hour: 5, searches: ["agents"] },
    });
  });
});

describe("the searches of a reader", () => {
  it("go through preferences and back unchanged, in canonical form", async () => {
    const { id } = await insertReader();
    const token = formatStandingToken(settings().SECRET ?? "", "preferences", { id, version: 1 });
    const typed = "has:code  llama\r\nLLAMA has:code\n\n“Mixture of Experts”\n量化";
    expect(await changePreferences(token, { searches: [typed] }, NOW)).toEqual({
      outcome: "changed",
    });
    const stored = (await readPreferences(token))?.preferences.searches ?? [];
    expect(stored).toEqual(["LLAMA has:code", '"Mixture of Experts"', "量化"]);
    await changePreferences(token, { searches: [stored.join("\n")] }, NOW);
    expect(await followed()).toEqual(stored);
    await changePreferences(token, {}, NOW);
    expect(await followed()).toEqual([]);
  });

  it("are added and taken away one by one, also all at once, up to the last there is room for", async () => {
    const { id } = await insertReader({ tags: ["speech"] });
    const adding = Array.from({ length: SEARCHES_MAX + 5 }, (_, n) =>
      changeSearches(id, { add: [`search ${n}`] }, NOW),
    );
    const outcomes = (await Promise.all(adding)).map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === "changed")).toHaveLength(SEARCHES_MAX);
    const [first = "", ...rest] = (await followed()) ?? [];
    expect(rest).toHaveLength(SEARCHES_MAX - 1);
    await changeSearches(id, { remove: [first] }, NOW);
    await changeSearches(id, { remove: [first] }, NOW);
    expect(await followed()).toEqual(rest);
    await changeSearches(id, { add: [rest[0]?.toUpperCase() ?? ""] }, NOW);
    expect(await followed()).toEqual(rest);
    expect((await database().subscription.findFirst())?.tags).toEqual(["speech"]);
  });

  it("are refused by name of the fault, and unknown to who has no subscription", async () => {
    const { id } = await insertReader();
    expect(await changeSearches(id, { add: ["2308.12950"] }, NOW)).toMatchObject({
      outcome: "invalid",
      says: expect.stringContaining("names one paper"),
    });
    expect(await changeSearches(id + 1, { add: ["llama"] }, NOW)).toEqual({ outcome: "unknown" });
  });
});
