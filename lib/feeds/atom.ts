import {
  type Channel,
  channelId,
  latestChange,
  paperPath,
  paperUrl,
  stableId,
} from "@/lib/feeds/channel";
import type { ChannelPaper } from "@/lib/feeds/feed";
import { element, escapeXml, PROLOG, textElement } from "@/lib/feeds/xml";

/** Atom 1.0 (RFC 4287). `updated` of the document is the latest change of a paper in it. */
export function renderAtom(channel: Channel, papers: ChannelPaper[]): string {
  const about = [
    textElement("id", channelId(channel)),
    textElement("title", channel.title),
    textElement("subtitle", channel.description),
    textElement("updated", latestChange(papers).toISOString()),
    element("link", { rel: "self", type: "application/atom+xml", href: channel.selfUrl }),
    element("link", { rel: "alternate", type: "text/html", href: channel.pageUrl }),
    channel.hubUrl ? element("link", { rel: "hub", href: channel.hubUrl }) : "",
    element("author", {}, textElement("name", "Paperfeed")),
  ];
  const inner = [...about, ...papers.map((paper) => renderPaper(channel, paper))].filter(Boolean);
  const root = { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": "en" };
  return `${PROLOG}${element("feed", root, `\n${inner.join("\n")}\n`)}\n`;
}

function renderPaper(channel: Channel, paper: ChannelPaper): string {
  const alternate = { rel: "alternate", type: "text/html" };
  return element(
    "entry",
    {},
    [
      textElement("id", stableId(channel, paperPath(paper.publicId))),
      element("title", { type: "text" }, escapeXml(paper.title)),
      element("link", { ...alternate, href: paperUrl(channel, paper.publicId) }),
      paper.listedAt ? textElement("published", paper.listedAt.toISOString()) : "",
      textElement("updated", paper.changedAt.toISOString()),
      ...paper.authors.map((author) => element("author", {}, textElement("name", author))),
      ...paper.tags.map(({ slug, name }) => element("category", { term: slug, label: name })),
      element("content", { type: "text" }, escapeXml(paper.abstract)),
    ].join(""),
  );
}
