import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import { renderAtom } from "@/lib/feeds/atom";
import type { Channel } from "@/lib/feeds/channel";
import type { ChannelPaper } from "@/lib/feeds/feed";
import { renderJsonFeed } from "@/lib/feeds/jsonFeed";
import { renderRss } from "@/lib/feeds/rss";

const channel: Channel = {
  title: "Agents & tools",
  description: "Papers on <agents>",
  pageUrl: "https://papers.example/tags/agents",
  selfUrl: "https://papers.example/tags/agents/feed.xml",
  appUrl: "https://papers.example",
};

const paper: ChannelPaper = {
  publicId: "2308.12950",
  arxivId: "2308.12950",
  title: 'Less than <1% & "quotes" ]]> \u0000\u000b',
  abstract: "The <tool> tag, $a < b$ & c.\u0008 \ud800 Ünï 🦙",
  authors: ["Ada Lovelace", "Gemma Team"],
  tags: [{ slug: "agents", name: "Agents & tools", isPrimary: true }],
  listedAt: new Date("2026-03-09T00:00:00Z"),
  changedAt: new Date("2026-03-10T12:30:00Z"),
};
const undated = { ...paper, publicId: "hep-th/9901001", arxivId: null, listedAt: null };

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  htmlEntities: true,
  isArray: (name) => ["item", "entry", "author", "dc:creator", "category"].includes(name),
});
const parse = (text: string) => {
  expect(XMLValidator.validate(text)).toBe(true);
  return parser.parse(text);
};

const TITLE = 'Less than <1% & "quotes" ]]>';
const ABSTRACT = "The <tool> tag, $a < b$ & c.  Ünï 🦙";

describe("RSS", () => {
  it("carries the whole paper, with markup in the abstract as text", () => {
    const { rss } = parse(renderRss(channel, [paper]));
    const [item] = rss.channel.item;
    expect(item.title.trim()).toBe(TITLE);
    expect(item.link).toBe("https://papers.example/papers/2308.12950");
    expect(item.guid["#text"]).toBe("tag:papers.example,2026:/papers/2308.12950");
    expect(item.guid["@isPermaLink"]).toBe("false");
    expect(item.pubDate).toBe("Mon, 09 Mar 2026 00:00:00 GMT");
    expect(item["dc:creator"]).toEqual(paper.authors);
    expect(item.category[0]["#text"]).toBe("Agents & tools");
    expect(item.description).toBe("<p>The &lt;tool&gt; tag, $a &lt; b$ &amp; c.  Ünï 🦙</p>");
  });

  it("names itself, its hub and the latest change of a paper", () => {
    const text = renderRss({ ...channel, hubUrl: "https://hub.example/" }, [paper, undated]);
    const { rss } = parse(text);
    expect(rss.channel.lastBuildDate).toBe("Tue, 10 Mar 2026 12:30:00 GMT");
    expect(rss.channel["atom:link"]).toEqual([
      { "@rel": "self", "@type": "application/rss+xml", "@href": channel.selfUrl },
      { "@rel": "hub", "@href": "https://hub.example/" },
    ]);
    expect(rss.channel.item[1].pubDate).toBeUndefined();
  });

  it("is valid without papers, and shows its stylesheets", () => {
    const text = renderRss(channel, []);
    expect(parse(text).rss.channel.item).toBeUndefined();
    expect(text).toContain('<?xml-stylesheet type="text/xsl" href="/feed.xsl"?>');
    expect(text).toContain('<?xml-stylesheet type="text/css" href="/feed.css"?>');
  });
});

describe("Atom", () => {
  it("carries the whole paper; `updated` is the paper's own change", () => {
    const { feed } = parse(renderAtom(channel, [paper]));
    const [entry] = feed.entry;
    expect(entry.id).toBe("tag:papers.example,2026:/papers/2308.12950");
    expect(entry.title["#text"].trim()).toBe(TITLE);
    expect(entry.content["#text"]).toBe(ABSTRACT);
    expect(entry.updated).toBe("2026-03-10T12:30:00.000Z");
    expect(entry.published).toBe("2026-03-09T00:00:00.000Z");
    expect(entry.author.map((author: { name: string }) => author.name)).toEqual(paper.authors);
    expect(entry.category[0]["@term"]).toBe("agents");
    expect(feed.updated).toBe("2026-03-10T12:30:00.000Z");
  });

  it("is valid without papers: RFC 4287 still wants id, title, updated and author", () => {
    const { feed } = parse(renderAtom(channel, []));
    expect(feed.updated).toBe("1970-01-01T00:00:00.000Z");
    expect(feed.id).toBe("tag:papers.example,2026:/tags/agents/feed.xml");
    expect(feed.author[0].name).toBe("Paperfeed");
  });

  it("has an id of its own for every question of a search", () => {
    const search = "https://papers.example/search/atom.xml?q=";
    const ids = ["agents", "speech+models"].map(
      (q) => parse(renderAtom({ ...channel, selfUrl: search + q }, [])).feed.id,
    );
    expect(ids).toEqual([
      "tag:papers.example,2026:/search/atom.xml?q=agents",
      "tag:papers.example,2026:/search/atom.xml?q=speech+models",
    ]);
  });
});

describe("JSON Feed", () => {
  it("carries the whole paper", () => {
    const feed = JSON.parse(renderJsonFeed(channel, [paper, undated]));
    expect(feed.version).toBe("https://jsonfeed.org/version/1.1");
    expect(feed.feed_url).toBe(channel.selfUrl);
    expect(feed.items[0]).toMatchObject({
      id: "tag:papers.example,2026:/papers/2308.12950",
      external_url: "https://arxiv.org/abs/2308.12950",
      date_modified: "2026-03-10T12:30:00.000Z",
      authors: [{ name: "Ada Lovelace" }, { name: "Gemma Team" }],
      tags: ["Agents & tools"],
    });
    expect(feed.items[1]).not.toHaveProperty("date_published");
  });
});

describe("every form", () => {
  it("gives the same bytes for the same papers, so that its ETag holds", () => {
    for (const render of [renderRss, renderAtom, renderJsonFeed]) {
      expect(render(channel, [paper])).toBe(render(channel, [{ ...paper }]));
    }
  });
});
