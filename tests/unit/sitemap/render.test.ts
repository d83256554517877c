import { XMLParser } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import { renderSitemap, renderSitemapIndex } from "@/lib/sitemap/render";

const parse = (text: string) => new XMLParser().parse(text);

describe("sitemaps", () => {
  it("list addresses with the day of their last change", () => {
    const url = "https://example.org/tags/a,-b?x=1&y=2";
    const text = renderSitemap([{ url, changedAt: new Date("2025-01-02T03:04:05Z") }]);
    expect(parse(text).urlset.url).toEqual({ loc: url, lastmod: "2025-01-02T03:04:05.000Z" });
  });

  it("are themselves listed in an index", () => {
    const text = renderSitemapIndex(["https://example.org/sitemap/pages.xml"]);
    expect(parse(text).sitemapindex.sitemap.loc).toBe("https://example.org/sitemap/pages.xml");
  });
});
