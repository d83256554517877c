import { beforeAll, describe, expect, it } from "vitest";
import { fingerprintReaders } from "../site/rows";
import { submit, visit } from "../site/site";

const HOSTILE = '<script>alert("1")</script> llama </textarea><b>';
const form = { email: "searches@example.org" };
let before: Record<string, string>;

beforeAll(async () => {
  before = await fingerprintReaders();
});

const link = (q: string) => `/subscribe?${new URLSearchParams({ q })}`;

describe("a search to follow", () => {
  it("is offered by mail and by feed on the first page of its results, also when it finds nothing", async () => {
    for (const q of ['llama "foundation models"', "xqzzvkw qqzzx", "tag:agents"]) {
      const { text } = await visit(`/search?${new URLSearchParams({ q })}`);
      expect(text, q).toContain("Follow this search");
      for (const name of ["feed.xml", "atom.xml", "feed.json"]) {
        expect(text, q).toContain(`/search/${name}?`);
        expect(text, q).toMatch(new RegExp(`<link rel="alternate"[^>]*/search/${name}`));
      }
    }
  });

  it.each([
    ["-llama", "only what to leave out"],
    ["x".repeat(200), "at most 150 letters"],
  ])("%j is not offered, and it is said why", async (q, says) => {
    const { text } = await visit(`/search?${new URLSearchParams({ q })}`);
    expect(text).toContain(says);
    expect(text).not.toContain("/subscribe?q=");
  });

  it("stands in the form its link leads to, with the papers it would bring, and nothing is written", async () => {
    const { status, text } = await visit(link('author:"Baptiste Roziere"'));
    expect(status).toBe(200);
    expect(text).toMatch(/<textarea[^>]*>author:&quot;Baptiste Roziere&quot;<\/textarea>/);
    expect(text).toContain("found by the search for papers by Baptiste Roziere");
  });

  it.each(["2308.12950", "https://arxiv.org/abs/2308.12950v2", "-x", "tag:nothing-so-called"])(
    "%j is refused on the page its link leads to",
    async (q) => {
      const { status, text } = await visit(link(q));
      expect(status).toBe(200);
      expect(text).toContain('id="searches-error"');
      expect(text).toContain("Nothing: no new paper fits.");
    },
  );

  it("is text on every page, whatever was typed", async () => {
    const pages = [
      await visit(`/search?${new URLSearchParams({ q: HOSTILE })}`),
      await visit(link(HOSTILE)),
      await submit("/api/subscribe", { ...form, searches: HOSTILE, preview: "1" }),
      await submit("/api/subscribe", { ...form, searches: `${HOSTILE}\n-x` }),
    ];
    for (const { text } of pages) {
      expect(text).not.toContain("<script>alert");
      expect(text).not.toContain("</textarea><b>");
    }
  });

  it.each([
    ["10,000 characters", "x".repeat(10_000)],
    ["10,000 lines", "model\n".repeat(1_700)],
    ["control characters", "\u0000\u0001\u001b[31m\u0007 llama\r\nBcc: eve@example.org"],
    ["a bomb of operators", `${"-".repeat(200)}${'"'.repeat(101)} or or or tag: -tag:`],
    ["half letters", "\uD800\uDC00\uD800 \uFFFE"],
  ])("of %s is answered, by its link and by the form", async (_, q) => {
    expect((await visit(link(q))).status).toBe(200);
    const sent = await submit("/api/subscribe", { ...form, searches: q, preview: "1" });
    expect(sent.status).toBe(200);
    expect(sent.text).toContain('id="preview"');
  });

  it("may be one of twenty of the longest, in any writing: the form comes back whole", async () => {
    const searches = Array.from({ length: 20 }, (_, n) => `${n} ${"обучение".repeat(18)}`).join(
      "\n",
    );
    const sent = await submit("/api/subscribe", { email: "nobody", searches });
    expect(sent.status).toBe(422);
    expect(sent.text).toContain("19 обучение");
    expect(sent.text).toContain('id="email-error"');
  });

  it("of a reader is changed by that reader alone", async () => {
    expect((await submit("/api/me/searches", { add: "llama" })).status).toBe(401);
    const headers = { Origin: "https://evil.example", "Sec-Fetch-Site": "cross-site" };
    expect((await submit("/api/me/searches", { add: "llama" }, { headers })).status).toBe(403);
    expect((await visit("/api/me/searches?add=llama")).status).toBe(405);
  });

  it("was written nowhere", async () => {
    expect(await fingerprintReaders()).toEqual(before);
  });
});
