import { settings } from "@/lib/env";

// Rendered on request: at build time APP_URL is not known.
export const dynamic = "force-dynamic";

/** Further pages and searches only repeat what the papers' own pages say. */
export function GET(): Response {
  const lines = [
    "User-agent: *",
    "Disallow: /api/",
    "Disallow: /search",
    "Disallow: /*/after/",
    "Disallow: /confirm/",
    "Disallow: /unsubscribe/",
    "Disallow: /preferences/",
    "Disallow: /feeds/",
    `Sitemap: ${settings().APP_URL}/sitemap.xml`,
  ];
  return new Response(`${lines.join("\n")}\n`, { headers: { "Content-Type": "text/plain" } });
}
