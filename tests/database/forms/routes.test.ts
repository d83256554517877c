import { beforeEach, describe, expect, it } from "vitest";
import { POST as takeBounces } from "@/app/api/bounces/route";
import { POST as confirm } from "@/app/api/confirm/[token]/route";
import { POST as signIn } from "@/app/api/signin/route";
import { POST as subscribe } from "@/app/api/subscribe/route";
import { POST as unsubscribe } from "@/app/api/unsubscribe/[token]/route";
import { signReport } from "@/lib/bounces/signature";
import { database } from "@/lib/database/client";
import { setSettings, settings } from "@/lib/env";
import { findSignedIn } from "@/lib/readers/session/run";
import { mintToken } from "@/lib/tokens/single";
import { formatStandingToken } from "@/lib/tokens/standing";
import { insertTokens } from "@/lib/tokens/store";
import { VACATION } from "../../fixtures/bounces/compose";
import { insertReader } from "../../mail/readers";

const SITE = "http://localhost:3000";
const own = { Origin: SITE, "Sec-Fetch-Site": "same-origin" };
const form = (path: string, fields: Record<string, string>, headers: HeadersInit = own) =>
  new Request(SITE + path, { method: "POST", body: new URLSearchParams(fields), headers });
const withToken = (token: string) => ({ params: Promise.resolve({ token }) });
const good = { email: "ada@example.org", tags: "speech" };
const countReaders = () => database().reader.count();

beforeEach(async () => {
  // No site runs here: an answer that asks for one of our pages falls back to text.
  setSettings({ PORT: "1" });
  setSettings({ APP_URL: SITE });
  await database().$executeRaw`TRUNCATE readers, editions, allowances RESTART IDENTITY CASCADE`;
});

describe("the subscribe form", () => {
  it("is answered with 303 to a page that is the same for everyone", async () => {
    const answer = await subscribe(form("/api/subscribe", good));
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe("/subscribe?state=requested");
    expect(await countReaders()).toBe(1);
  });

  it("is answered with JSON to a script", async () => {
    const headers = { ...own, "Content-Type": "application/json" };
    const body = JSON.stringify({ email: "no address", tags: ["speech", "nope"] });
    const answer = await subscribe(
      new Request(`${SITE}/api/subscribe`, { method: "POST", body, headers }),
    );
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({
      outcome: "invalid",
      faults: { email: expect.any(String), tags: expect.stringContaining("nope") },
    });
  });

  it.each<[string, HeadersInit]>([
    ["another site", { Origin: "https://elsewhere.example", "Sec-Fetch-Site": "cross-site" }],
    ["a sibling site", { Origin: "http://evil.localhost:3000", "Sec-Fetch-Site": "same-site" }],
    ["an old browser on another site", { Origin: "https://elsewhere.example" }],
    ["a page without origin, in an old browser", { Origin: "null" }],
  ])("sent from %s is refused and writes nothing", async (_, headers) => {
    expect((await subscribe(form("/api/subscribe", good, headers))).status).toBe(403);
    expect(await countReaders()).toBe(0);
  });

  it("is taken from our own page under Referrer-Policy: no-referrer", async () => {
    const headers = { Origin: "null", "Sec-Fetch-Site": "same-origin" };
    expect((await subscribe(form("/api/subscribe", good, headers))).status).toBe(303);
  });

  it.each<[string, BodyInit, string, number]>([
    ["too large", "x".repeat(60_000), "application/x-www-form-urlencoded", 413],
    ["of a type that is no form", "<xml/>", "text/xml", 415],
    ["broken JSON", "{", "application/json", 400],
    ["JSON that is no form", "[1]", "application/json", 400],
    ["broken multipart", "--x", "multipart/form-data; boundary=y", 400],
  ])("%s is refused with its own status", async (_, body, type, status) => {
    const headers = { ...own, "Content-Type": type };
    const request = new Request(`${SITE}/api/subscribe`, { method: "POST", body, headers });
    expect((await subscribe(request)).status).toBe(status);
    expect(await countReaders()).toBe(0);
  });

  it("is stopped while it is read when it does not say how large it is", async () => {
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        sent += 1;
        controller.enqueue(new Uint8Array(8_192).fill(97));
      },
    });
    const headers = { ...own, "Content-Type": "application/x-www-form-urlencoded" };
    const init = { method: "POST", body, headers, duplex: "half" };
    expect((await subscribe(new Request(`${SITE}/api/subscribe`, init))).status).toBe(413);
    expect(sent).toBeLessThan(10);
  });
});

describe("one-click unsubscribe (RFC 8058)", () => {
  const oneClick = { "List-Unsubscribe": "One-Click" };
  const tokenOf = (id: number) =>
    formatStandingToken(settings().SECRET ?? "", "unsubscribe", { id, version: 1 });

  it("answers 200 without cookie, origin or redirect, urlencoded or multipart", async () => {
    const multipart = new FormData();
    multipart.set("List-Unsubscribe", "One-Click");
    for (const body of [new URLSearchParams(oneClick), multipart]) {
      const { id } = await insertReader();
      const request = new Request(`${SITE}/api/unsubscribe/x`, { method: "POST", body });
      const answer = await unsubscribe(request, withToken(tokenOf(id)));
      expect(answer.status).toBe(200);
      expect((await database().reader.findUnique({ where: { id } }))?.state).toBe("unsubscribed");
    }
  });

  it("of the page's button answers 303 to the page", async () => {
    const { id } = await insertReader();
    const answer = await unsubscribe(form("/api/unsubscribe/x", {}), withToken(tokenOf(id)));
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(`/unsubscribe/${tokenOf(id)}`);
  });

  it("with a broken token is a 404 and changes nothing", async () => {
    const { id } = await insertReader();
    const answer = await unsubscribe(form("/api/unsubscribe/x", oneClick), withToken("1-broken"));
    expect(answer.status).toBe(404);
    expect((await database().reader.findUnique({ where: { id } }))?.state).toBe("confirmed");
  });
});

it.each(["broken", "%3Cscript%3E", "a".repeat(43)])(
  "confirming with the token %s is a 404",
  async (token) => {
    expect((await confirm(form("/api/confirm/x", {}), withToken(token))).status).toBe(404);
  },
);

describe("signing in", () => {
  it("sets a cookie that only the server reads, by a token that works once", async () => {
    const reader = await insertReader();
    const { token, hash } = mintToken();
    const minted = { hash, readerId: reader.id, purpose: "signin", lifetimeMs: 60_000 } as const;
    await insertTokens([minted], new Date());
    const answer = await signIn(form("/api/signin", { token }));
    expect(answer.status).toBe(303);
    const cookie = answer.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/HttpOnly; SameSite=Lax$/);
    const session = /=([^;]+)/.exec(cookie)?.[1];
    expect((await findSignedIn(session, new Date()))?.id).toBe(reader.id);
    expect(await findSignedIn(session, new Date(Date.now() + 31 * 86_400_000))).toBeNull();
    expect(await findSignedIn(`${session}x`, new Date())).toBeNull();
    expect((await signIn(form("/api/signin", { token }))).status).toBe(410);
    await database().reader.update({ where: { id: reader.id }, data: { tokenVersion: 2 } });
    expect(await findSignedIn(session, new Date())).toBeNull();
  });

  it("is asked for with the same answer for known and unknown addresses", async () => {
    const { email } = await insertReader();
    for (const address of [email, "stranger@example.org"]) {
      const answer = await signIn(form("/api/signin", { email: address }));
      expect(answer.headers.get("location")).toBe("/signin?state=requested");
    }
    expect(await database().letter.findMany()).toMatchObject([{ kind: "signin" }]);
  });
});

describe("the webhook for reports", () => {
  const key = "key-of-the-webhook-tests";
  const call = (timestamp: number, signature: string) =>
    takeBounces(
      new Request(`${SITE}/api/bounces`, {
        method: "POST",
        body: VACATION,
        headers: {
          "X-Paperfeed-Timestamp": String(timestamp),
          "X-Paperfeed-Signature": signature,
        },
      }),
    );
  const now = () => Math.floor(Date.now() / 1000);

  it("takes what is signed, recently, and nothing else", async () => {
    expect((await call(now(), "")).status).toBe(404);
    setSettings({ BOUNCES_KEY: key });
    const at = now();
    const right = await call(at, signReport(key, String(at), VACATION));
    expect([right.status, await right.json()]).toEqual([200, { reply: 1 }]);
    expect((await call(at, signReport("other key", String(at), VACATION))).status).toBe(403);
    expect((await call(at - 600, signReport(key, String(at - 600), VACATION))).status).toBe(403);
    setSettings({ BOUNCES_KEY: undefined });
  });
});
