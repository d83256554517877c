import { settings } from "@/lib/env";
import { paperPath, tagPath } from "@/lib/paths/compose";
import { renderSitemap, type SitemapEntry } from "@/lib/sitemap/render";
import { listPart } from "@/lib/sitemap/store";
import { TAGS } from "@/lib/tags/taxonomy";

const PAGES = [
  "/",
  "/top/week",
  "/top/month",
  "/top/all",
  "/new",
  "/tags",
  "/about",
  "/about/ranking",
];

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ part: string }> },
): Promise<Response> {
  const entries = await listEntries((await params).part);
  if (!entries) return new Response("There is no such sitemap.\n", { status: 404 });
  return new Response(renderSitemap(entries), {
    headers: {
      "Content-Type": "application/xml; charset=utf-8",
      "Cache-Control": "public, max-age=3600",
    },
  });
}

async function listEntries(part: string): Promise<SitemapEntry[] | null> {
  const base = settings().APP_URL;
  if (part === "pages.xml") {
    return [...PAGES, ...TAGS.map((tag) => tagPath(tag.slug))].map((path) => ({
      url: base + path,
    }));
  }
  // Six digits of parts would be twenty thousand million papers.
  const number = /^papers-([1-9]\d{0,4})\.xml$/.exec(part)?.[1];
  if (!number) return null;
  const papers = await listPart(Number(number));
  return papers.map(({ publicId, changedAt }) => ({ url: base + paperPath(publicId), changedAt }));
}
