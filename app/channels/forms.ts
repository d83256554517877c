import { renderAtom } from "@/lib/feeds/atom";
import { JSON_FEED_TYPE, renderJsonFeed } from "@/lib/feeds/jsonFeed";
import { renderRss } from "@/lib/feeds/rss";
import { XML_TYPE } from "@/lib/feeds/xml";

/** A reader program that asks once a day misses nothing of a tag; more would be slow to fetch. */
export const PAPERS_PER_CHANNEL = 50;

export const CHANNEL_FORMS = {
  "feed.xml": { type: XML_TYPE, render: renderRss },
  "atom.xml": { type: XML_TYPE, render: renderAtom },
  "feed.json": { type: JSON_FEED_TYPE, render: renderJsonFeed },
};

export const isChannelForm = (text: string): text is keyof typeof CHANNEL_FORMS =>
  Object.hasOwn(CHANNEL_FORMS, text);
