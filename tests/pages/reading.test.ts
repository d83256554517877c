import { describe, expect, it } from "vitest";
import { CURRENT } from "@/lib/ranking/formula";
import { siteUrl, visit } from "../site/site";

const CODE_LLAMA = "Code Llama: Open Foundation Models for Code";

describe("pages for reading", () => {
  it.each([
    "/",
    "/top/week",
    "/top/month",
    "/top/all",
    "/new",
    "/tags",
    "/tags/code-generation",
    "/tags/code-generation/new",
    "/subscribe",
    "/editions",
    "/search",
    "/search?q=code+llama",
    "/about/ranking",
  ])("%s answers 200 with one heading and a title", async (path) => {
    const page = await visit(path);
    expect(page.status).toBe(200);
    expect(page.text.match(/<h1[\s>]/g)).toHaveLength(1);
    expect(page.text).toMatch(/<title>[^<]+<\/title>/);
    expect(page.text).toMatch(/<main[\s>]/);
  });

  it("the front page shows thirty papers and says which days it covers", async () => {
    const page = await visit("/");
    const papers = new Set(page.text.match(/href="\/papers\/\d{4}\.\d{4,5}"/g));
    expect(papers.size).toBe(30);
    expect(page.text).toMatch(/<time[^>]* dateTime="\d{4}-\d\d-\d\d|datetime="\d{4}-\d\d-\d\d/);
  });

  it("/top/all and its further pages together show all 119 papers, none twice", async () => {
    const found: string[] = [];
    let path: string | undefined = "/top/all";
    while (path) {
      const { text } = await visit(path);
      found.push(
        ...new Set([...text.matchAll(/href="\/papers\/(\d{4}\.\d{4,5})"/g)].map((m) => m[1] ?? "")),
      );
      path = text.match(/href="(\/top\/all\/after\/[^"]+)"/)?.[1];
    }
    expect(found).toHaveLength(119);
    expect(new Set(found).size).toBe(119);
  });

  it("search finds a paper by its title", async () => {
    const { text } = await visit("/search?q=code+llama+open+foundation");
    const words = text.slice(text.indexOf("<main")).replace(/<script[\s\S]*|<[^>]*>/g, "");
    expect(words).toContain(CODE_LLAMA);
  });

  it("a paper page carries abstract, authors, tags and citation data", async () => {
    const { status, text } = await visit("/papers/2308.12950");
    expect(status).toBe(200);
    expect(text).toContain(CODE_LLAMA);
    expect(text).toContain("permissive license that allows for both research and commercial use");
    expect(text).toContain("Hugo Touvron");
    expect(text).toMatch(/href="\/tags\/[a-z-]+"/);
    expect(text).toContain('name="citation_title"');
  });

  it("the page of the ranking has the numbers of now, and may be kept", async () => {
    const { text, headers } = await visit("/about/ranking");
    expect(text).toMatch(/119 papers are ranked/);
    expect(text).toContain(CURRENT.name);
    expect(text).toMatch(/Of the 30 papers .* have .*href="\/tags\/[a-z-]+"/s);
    expect(headers.get("cache-control")).toContain("s-maxage");
  });

  it("a versioned id leads to the paper", async () => {
    const page = await visit("/papers/2308.12950v2");
    expect([200, 301, 307, 308]).toContain(page.status);
  });

  it.each(["/feed.xml", "/tags/code-generation/feed.xml"])("%s is a feed", async (path) => {
    const feed = await visit(path);
    expect(feed.status).toBe(200);
    expect(feed.headers.get("content-type")).toContain("xml");
    expect(feed.text).toContain("<rss");
    const again = await visit(path, {
      headers: { "If-None-Match": feed.headers.get("etag") ?? "" },
    });
    expect(again.status).toBe(304);
    expect(again.text).toBe("");
  });

  it.each(["/papers/2308.12950/card.png", "/tags/code-generation/card.png"])(
    "%s is a picture of the size that link previews show whole",
    async (path) => {
      const response = await fetch(siteUrl + path);
      expect(response.headers.get("content-type")).toBe("image/png");
      const png = Buffer.from(await response.arrayBuffer());
      // Width and height stand in the first chunk (PNG specification, 11.2.1).
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
    },
  );

  it("health and readiness answer", async () => {
    expect((await visit("/healthz")).status).toBe(200);
    expect((await visit("/readyz")).status).toBe(200);
  });
});
