import { escapeHtml } from "@/lib/mail/message";

type FollowedFeed = { name: string; url: string; pageUrl: string };

/** OPML 2.0 of the feeds that hold what a reader follows, for any feed reader to import. */
export function composeOpml(feeds: FollowedFeed[]): string {
  const outlines = feeds.map(
    ({ name, url, pageUrl }) =>
      `    <outline type="rss" text="${escapeHtml(name)}" title="${escapeHtml(name)}" ` +
      `xmlUrl="${escapeHtml(url)}" htmlUrl="${escapeHtml(pageUrl)}"/>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    "  <head><title>Paperfeed</title></head>",
    "  <body>",
    ...outlines,
    "  </body>",
    "</opml>",
    "",
  ].join("\n");
}
