import { parseFeed } from "feedsmith";
import RssParser from "rss-parser";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { visit } from "../../site/site";

/** What a feed reader shows of an item, whichever form and reader it came by. */
type Item = { id: string; title: string; link: string; publishedAt: string | null };

const FEEDS = [
  ["the front page", "/", ""],
  ["a tag", "/tags/code-generation/", ""],
  ["an intersection", "/tags/agents,code-generation/", ""],
  ["a search", "/search/", "?q=code+llama"],
  ["a search that finds nothing", "/search/", "?q=xqzzvkw"],
] as const;

const toIso = (date: string | undefined) => (date ? new Date(date).toISOString() : null);

/** feedsmith, by the specifications of each form. */
function readWithFeedsmith(text: string): { form: string; items: Item[] } {
  const parsed = parseFeed(text);
  if (parsed.format === "rss") {
    const items = (parsed.feed.items ?? []).map((item) => ({
      id: item.guid?.value ?? "",
      title: item.title ?? "",
      link: item.link ?? "",
      publishedAt: toIso(item.pubDate),
    }));
    return { form: parsed.format, items };
  }
  if (parsed.format === "atom") {
    const items = (parsed.feed.entries ?? []).map((entry) => ({
      id: entry.id ?? "",
      title: entry.title?.value ?? "",
      link: entry.links?.find((link) => link.rel === "alternate")?.href ?? "",
      publishedAt: toIso(entry.published),
    }));
    return { form: parsed.format, items };
  }
  if (parsed.format !== "json") throw new Error(`Not a form of ours: ${parsed.format}`);
  const items = (parsed.feed.items ?? []).map((item) => ({
    id: item.id ?? "",
    title: item.title ?? "",
    link: item.url ?? "",
    publishedAt: toIso(item.date_published),
  }));
  return { form: parsed.format, items };
}

/** rss-parser, which many programs read feeds with. It knows no JSON Feed. */
async function readWithRssParser(text: string): Promise<Item[]> {
  const { items } = await new RssParser().parseString(text);
  return items.map((item) => ({
    id: item.guid ?? item.id ?? "",
    title: item.title ?? "",
    link: item.link ?? "",
    publishedAt: toIso(item.isoDate),
  }));
}

describe.each(FEEDS)("the feed of %s", (name, path, query) => {
  const read = async (form: string) => {
    const { status, text } = await visit(`${path}${form}${query}`);
    expect(status).toBe(200);
    return text;
  };

  it("says the same in three forms to two independent readers", async () => {
    const [rss, atom, json] = await Promise.all(["feed.xml", "atom.xml", "feed.json"].map(read));
    const first = readWithFeedsmith(rss ?? "");
    expect(first.form).toBe("rss");
    expect(first.items.length > 0).toBe(!name.includes("nothing"));
    for (const item of first.items) {
      expect(item.id).toMatch(/^tag:[^,]+,2026:\/papers\//);
      expect(item.link).toMatch(/^https?:\/\/.+\/papers\//);
      expect(item.title).not.toBe("");
    }
    expect(readWithFeedsmith(atom ?? "")).toEqual({ form: "atom", items: first.items });
    expect(readWithFeedsmith(json ?? "")).toEqual({ form: "json", items: first.items });
    expect(await readWithRssParser(rss ?? "")).toEqual(first.items);
    // Of an undated entry rss-parser takes `updated`, which Atom requires.
    const dated = (items: Item[]) => items.filter((_, at) => first.items[at]?.publishedAt);
    expect(dated(await readWithRssParser(atom ?? ""))).toEqual(dated(first.items));
  });

  it("keeps to JSON Feed 1.1", async () => {
    const { items } = JSON_FEED.parse(JSON.parse(await read("feed.json")));
    expect(new Set(items.map((item) => item.id)).size).toBe(items.length);
  });
});

/** The members of jsonfeed.org/version/1.1 that stand in ours, required where it requires them; no others. */
const JSON_FEED = z.strictObject({
  version: z.literal("https://jsonfeed.org/version/1.1"),
  title: z.string().min(1),
  description: z.string().min(1),
  home_page_url: z.url(),
  feed_url: z.url(),
  hubs: z.array(z.object({ type: z.string(), url: z.url() })).optional(),
  items: z.array(
    z.strictObject({
      id: z.string().min(1),
      url: z.url(),
      external_url: z.url().optional(),
      title: z.string().min(1),
      content_text: z.string().min(1),
      date_published: z.iso.datetime().optional(),
      date_modified: z.iso.datetime(),
      authors: z.array(z.strictObject({ name: z.string().min(1) })),
      tags: z.array(z.string().min(1)),
      language: z.literal("en"),
    }),
  ),
});
