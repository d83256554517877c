import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deliverDueMail } from "@/jobs/mail";
import { digest } from "@/lib/editions/run";
import { setSettings } from "@/lib/env";
import { confirmSubscription, unsubscribe } from "@/lib/readers/run";
import { requestSubscription } from "@/lib/subscriptions/run";
import { insertPapers } from "../../mail/papers";
import { openSink, type Sink } from "../../mail/sink";

const ADDRESS = "Ada.Lovelace@Example.org";
const NOW = new Date("2026-03-10T12:00:00Z");
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
let sink: Sink;

beforeAll(async () => {
  sink = await openSink();
  setSettings({
    SMTP_URL: sink.url,
    APP_URL: "http://localhost:4321",
    MAIL_POSTAL_ADDRESS: "1 Test Street",
  });
  const about = (count: number, tag: string) =>
    Array.from({ length: count }, () => ({ tags: [tag] }));
  await insertPapers([...about(14, "code-generation"), ...about(30, "speech")], NOW);
});

afterAll(() => sink.close());

const mail = (now: Date) => deliverDueMail({ now, dryRun: false });
const plan = (now: Date) => digest({ now, dryRun: false });
const linksOf = (text: string, path: string) =>
  [...text.matchAll(new RegExp(`http://localhost:4321${path}([\\w.-]+)`, "g"))].map(
    (match) => match[1] ?? "",
  );
const papersOf = (text: string) => new Set(linksOf(text, "/papers/"));

describe("the way of a digest", () => {
  it("mails a link to confirm, in HTML and in text", async () => {
    const fields = { email: [ADDRESS], tags: ["code-generation"], hour: ["7"], timeZone: ["UTC"] };
    expect(await requestSubscription(fields, "192.0.2.1", NOW)).toEqual({ outcome: "requested" });
    expect(await mail(NOW)).toEqual({ accepted: 1 });
    const [letter] = await sink.parse(ADDRESS);
    expect(letter?.subject).toBe("Confirm your Paperfeed digest");
    expect(letter?.text).toContain("1 Test Street");
    expect(linksOf(letter?.text ?? "", "/confirm/")).toHaveLength(1);
    expect(linksOf(String(letter?.html), "/confirm/")).toEqual(
      linksOf(letter?.text ?? "", "/confirm/"),
    );
  });

  it("answers the button with a welcome edition at once, and a second press with nothing new", async () => {
    const [letter] = await sink.parse(ADDRESS);
    const [token = ""] = linksOf(letter?.text ?? "", "/confirm/");
    expect(await confirmSubscription(token, NOW)).toEqual({ outcome: "confirmed" });
    expect(await confirmSubscription(token, NOW)).toEqual({ outcome: "confirmed" });
    expect(await mail(NOW)).toEqual({ accepted: 1 });
    const [, welcome] = await sink.parse(ADDRESS);
    expect(papersOf(welcome?.text ?? "").size).toBe(10);
    expect(welcome?.messageId).toMatch(/^<welcome\.2026-03-10\.[0-9a-f]{24}@localhost>$/);
  });

  it("plans no digest before the reader's hour, and one after it with other papers", async () => {
    expect(await plan(later(18))).toMatchObject({ queued: 0 });
    expect(await plan(later(19))).toMatchObject({ queued: 1 });
    expect(await plan(later(19.5))).toMatchObject({ queued: 0 });
    expect(await mail(later(19))).toEqual({ accepted: 1 });
    const [, welcome, daily] = await sink.parse(ADDRESS);
    const before = papersOf(welcome?.text ?? "");
    const papers = [...papersOf(daily?.text ?? "")];
    expect(papers).toHaveLength(4);
    expect(papers.filter((paper) => before.has(paper))).toEqual([]);
  });

  it("carries the headers of bulk mail, each List line unfolded", async () => {
    const source = sink.received.at(-1)?.source.toString("latin1") ?? "";
    expect(source).toMatch(
      /^List-Unsubscribe: <http:\/\/localhost:4321\/api\/unsubscribe\/([^>]+)>, <mailto:paperfeed@localhost\?subject=unsubscribe%20\1>\r$/m,
    );
    expect(source).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
    expect(source).toMatch(/^List-Id: Paperfeed <digest\.localhost>\r$/m);
    expect(source).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(Math.max(...source.split("\r\n").map((line) => line.length))).toBeLessThan(400);
  });

  it("mails nothing on a quiet day, and records it", async () => {
    expect(await plan(later(43))).toMatchObject({ queued: 0, empty: 1 });
    expect(await mail(later(43))).toEqual({});
  });

  it("ends with one press", async () => {
    const [, , daily] = await sink.parse(ADDRESS);
    const [token = ""] = linksOf(daily?.text ?? "", "/unsubscribe/");
    expect(await unsubscribe(token, later(44))).toEqual({ outcome: "unsubscribed" });
    expect(await plan(later(67))).toMatchObject({ queued: 0, empty: 0 });
  });
});
