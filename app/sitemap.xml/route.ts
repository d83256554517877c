import { settings } from "@/lib/env";
import { renderSitemapIndex } from "@/lib/sitemap/render";
import { countParts } from "@/lib/sitemap/store";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  const base = `${settings().APP_URL}/sitemap`;
  const parts = Array.from(
    { length: await countParts() },
    (_, at) => `${base}/papers-${at + 1}.xml`,
  );
  return new Response(renderSitemapIndex([`${base}/pages.xml`, ...parts]), {
    headers: {
      "Content-Type": "application/xml; charset=utf-8",
      "Cache-Control": "public, max-age=3600",
    },
  });
}
