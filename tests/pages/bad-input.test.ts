import { beforeAll, describe, expect, it } from "vitest";
import { fingerprintReaders } from "../site/rows";
import { submit, visit } from "../site/site";

const good = { email: "bad-input@example.org", tags: "code-generation" };

let before: Record<string, string>;

beforeAll(async () => {
  before = await fingerprintReaders();
});

describe("bad input", () => {
  it.each([
    "/papers/9999.99999",
    "/papers/nonsense",
    "/papers/2308.12950v0x",
    "/tags/no-such-tag",
    "/tags/UPPER%20case",
    "/top/century",
    "/new/after/broken",
    "/top/all/after/%3Cscript%3E",
    "/editions/2026-13-45",
    "/editions/yesterday",
    "/papers/date/2025-02-30",
    "/no/such/page",
    "/feed.xml/more",
  ])("%s is a 404 that helps", async (path) => {
    const page = await visit(path);
    expect(page.status).toBe(404);
    expect(page.text).toContain('href="/search');
    expect(page.text).toMatch(/<h1[\s>]/);
  });

  it.each([
    ["10,000 characters", "x".repeat(10_000)],
    ["10,000 words", "model ".repeat(1_700)],
    ["control characters", "\u0000\u0001\u001b[31m\u0007 llama"],
    ["SQL", "'; DROP TABLE papers; -- \" OR 1=1"],
    ["a bomb of a regular expression", `${"(a+)+".repeat(60)}$`],
    ["a bomb of operators", `${"-".repeat(200)}${'"'.repeat(101)} or or or tag: -tag:`],
  ])("a search for %s is answered", async (_, q) => {
    const query = new URLSearchParams({ q });
    for (const path of ["/search?", "/api/papers/search?", "/api/suggestions?"]) {
      const { status, text } = await visit(path + query);
      expect([200, 400], path).toContain(status);
      expect(text, path).not.toMatch(/syntax error|PrismaClient|at \w+ \(/);
    }
    expect([200, 400]).toContain((await visit(`/search/feed.xml?${query}`)).status);
  });

  it.each(["broken", "AAAAAAAAAAAAAAAA", "f".repeat(5_000), "f_8AAAAAAAD_____"])(
    "a search after %s is answered from the beginning, or with nothing",
    async (after) => {
      for (const q of ["llama", '"code llama"', "tag:agents"]) {
        expect((await visit(`/search?${new URLSearchParams({ q, after })}`)).status).toBe(200);
      }
    },
  );

  it.each(["/confirm/broken", "/unsubscribe/broken", "/preferences/broken"])(
    "%s says that the link does not work",
    async (path) => {
      const page = await visit(path);
      expect([404, 410]).toContain(page.status);
      expect(page.headers.get("cache-control")).toContain("no-store");
      expect(page.headers.get("referrer-policy")).toBe("no-referrer");
    },
  );

  it.each(["/api/confirm/broken", "/api/unsubscribe/broken"])(
    "POST %s is refused",
    async (path) => {
      expect([404, 410]).toContain((await submit(path, {})).status);
    },
  );

  it("a malformed address is answered beside the field", async () => {
    const page = await submit("/api/subscribe", { ...good, email: "not an address" });
    expect([400, 422]).toContain(page.status);
    expect(page.text).toContain("not an address");
    expect(page.text).toMatch(/aria-invalid="true"/);
  });

  it("an unknown tag is refused", async () => {
    const page = await submit("/api/subscribe", { ...good, tags: "no-such-tag" });
    expect([400, 422]).toContain(page.status);
    expect(page.text).toContain("no-such-tag");
  });

  it("an oversized form is refused before it is read whole", async () => {
    const page = await submit("/api/subscribe", { ...good, name: "x".repeat(2_000_000) });
    expect(page.status).toBe(413);
  });

  it("a form from another site is refused", async () => {
    const headers = { Origin: "https://elsewhere.example", "Sec-Fetch-Site": "cross-site" };
    expect((await submit("/api/subscribe", good, { headers })).status).toBe(403);
  });

  it.each(["/", "/tags", "/subscribe", "/papers/2308.12950"])("POST %s is a 405", async (path) => {
    expect((await submit(path, good)).status).toBe(405);
  });

  it("HTML pages carry the security headers", async () => {
    for (const path of ["/", "/papers/2308.12950", "/search?q=llama", "/subscribe", "/none"]) {
      const { headers } = await visit(path);
      const policy = headers.get("content-security-policy") ?? "";
      for (const part of [
        "default-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
      ]) {
        expect(policy, path).toContain(part);
      }
      expect(headers.get("x-content-type-options"), path).toBe("nosniff");
    }
  });

  it("has written nothing about readers", async () => {
    expect(await fingerprintReaders()).toEqual(before);
  });
});
