import { escapeXml } from "@/lib/feeds/xml";

/** The protocol allows 50,000 and 50 MB; this many take about 2 MB. */
export const PAPERS_PER_PART = 20_000;

const NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";
const PROLOG = '<?xml version="1.0" encoding="UTF-8"?>';

export type SitemapEntry = { url: string; changedAt?: Date };

/** A sitemap (sitemaps.org, 0.9) of addresses. */
export function renderSitemap(entries: SitemapEntry[]): string {
  const inner = entries.map(({ url, changedAt }) => {
    const changed = changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : "";
    return `<url><loc>${escapeXml(url)}</loc>${changed}</url>`;
  });
  return `${PROLOG}\n<urlset xmlns="${NAMESPACE}">\n${inner.join("\n")}\n</urlset>\n`;
}

/** The index of sitemaps. */
export function renderSitemapIndex(urls: string[]): string {
  const inner = urls.map((url) => `<sitemap><loc>${escapeXml(url)}</loc></sitemap>`);
  return `${PROLOG}\n<sitemapindex xmlns="${NAMESPACE}">\n${inner.join("\n")}\n</sitemapindex>\n`;
}
