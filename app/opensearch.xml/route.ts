import { settings } from "@/lib/env";
import { escapeXml } from "@/lib/feeds/xml";

export const dynamic = "force-dynamic";

/** OpenSearch 1.1: lets a browser search here from its address bar. */
export function GET(): Response {
  const url = escapeXml(settings().APP_URL);
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>Paperfeed</ShortName>
  <Description>Search research papers</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Image width="32" height="32" type="image/svg+xml">${url}/icon.svg</Image>
  <Url type="text/html" template="${url}/search?q={searchTerms}"/>
  <Url type="application/rss+xml" template="${url}/search/feed.xml?q={searchTerms}"/>
</OpenSearchDescription>
`;
  return new Response(body, {
    headers: { "Content-Type": "application/opensearchdescription+xml; charset=utf-8" },
  });
}
