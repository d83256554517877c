import { type Channel, latestChange, paperPath, paperUrl, stableId } from "@/lib/feeds/channel";
import type { ChannelPaper } from "@/lib/feeds/feed";
import { element, escapeHtmlParagraph, escapeXml, PROLOG, textElement } from "@/lib/feeds/xml";

/** RSS 2.0 (rssboard.org/rss-specification) with Atom's self link and Dublin Core's authors. */
export function renderRss(channel: Channel, papers: ChannelPaper[]): string {
  const about = [
    textElement("title", channel.title),
    textElement("link", channel.pageUrl),
    textElement("description", channel.description),
    textElement("language", "en"),
    element("atom:link", { rel: "self", type: "application/rss+xml", href: channel.selfUrl }),
    channel.hubUrl ? element("atom:link", { rel: "hub", href: channel.hubUrl }) : "",
    papers.length > 0 ? textElement("lastBuildDate", latestChange(papers).toUTCString()) : "",
  ];
  const inner = [...about, ...papers.map((paper) => renderPaper(channel, paper))].filter(Boolean);
  const namespaces = {
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
  };
  const root = element("channel", {}, `\n${inner.join("\n")}\n`);
  return `${PROLOG}${element("rss", { version: "2.0", ...namespaces }, root)}\n`;
}

function renderPaper(channel: Channel, paper: ChannelPaper): string {
  const domain = `${channel.appUrl}/tags`;
  return element(
    "item",
    {},
    [
      textElement("title", paper.title),
      textElement("link", paperUrl(channel, paper.publicId)),
      element("guid", { isPermaLink: "false" }, stableId(channel, paperPath(paper.publicId))),
      paper.listedAt ? textElement("pubDate", paper.listedAt.toUTCString()) : "",
      ...paper.authors.map((author) => textElement("dc:creator", author)),
      ...paper.tags.map((tag) => element("category", { domain }, escapeXml(tag.name))),
      element("description", {}, escapeHtmlParagraph(paper.abstract)),
    ].join(""),
  );
}
