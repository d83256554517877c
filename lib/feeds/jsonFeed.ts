import { type Channel, paperPath, paperUrl, stableId } from "@/lib/feeds/channel";
import type { ChannelPaper } from "@/lib/feeds/feed";

export const JSON_FEED_TYPE = "application/feed+json; charset=utf-8";

/** JSON Feed 1.1 (jsonfeed.org/version/1.1). */
export function renderJsonFeed(channel: Channel, papers: ChannelPaper[]): string {
  const document = {
    version: "https://jsonfeed.org/version/1.1",
    title: channel.title,
    description: channel.description,
    home_page_url: channel.pageUrl,
    feed_url: channel.selfUrl,
    hubs: channel.hubUrl ? [{ type: "WebSub", url: channel.hubUrl }] : undefined,
    items: papers.map((paper) => renderPaper(channel, paper)),
  };
  return `${JSON.stringify(document)}\n`;
}

function renderPaper(channel: Channel, paper: ChannelPaper) {
  return {
    id: stableId(channel, paperPath(paper.publicId)),
    url: paperUrl(channel, paper.publicId),
    external_url: paper.arxivId ? `https://arxiv.org/abs/${paper.arxivId}` : undefined,
    title: paper.title,
    content_text: paper.abstract,
    date_published: paper.listedAt?.toISOString(),
    date_modified: paper.changedAt.toISOString(),
    authors: paper.authors.map((name) => ({ name })),
    tags: paper.tags.map((tag) => tag.name),
    language: "en",
  };
}
