import type { Metadata } from "next";
import { settings } from "@/lib/env";
import { type ChannelForm, cardPath, channelPath, searchChannelPath } from "@/lib/paths/compose";
import { parseSaved } from "@/lib/search/saved/saved";

type Page = {
  title: string;
  description: string;
  /** The page's own address; further pages name themselves, not the first. */
  path: string;
  /** The tags whose feed a reader program finds from here; "" for all papers. */
  channel?: { tags: string; name: string };
  /** The path of the page whose card a link to this one is shown with. */
  cardOf?: string;
};

/**
 * What public pages say in their heads, of all that Next can write: no more, as the web process writes
 * it too (jobs/web/page/PageHead.tsx).
 */
export type PageMetadata = {
  title: string | { absolute: string };
  description: string;
  alternates: {
    canonical: string;
    types?: Record<string, string | { title: string; url: string }[]>;
  };
  openGraph: {
    title: string;
    description: string;
    url: string;
    siteName: string;
    locale?: string;
    type: "website" | "article";
    images?: { url: string; type: string; width: number; height: number };
    publishedTime?: string;
    modifiedTime?: string;
    tags?: string[];
  };
  twitter: { card: "summary" | "summary_large_image" };
  robots?: { index: false };
  other?: Record<string, string | string[]>;
};

/** Pixels of every card (app/cards). */
const CARD_SIZE = { width: 1200, height: 630 };

/** What the head of a public page says. Only for pages rendered on request: it reads APP_URL. */
export function pageMetadata({ title, description, path, channel, cardOf }: Page): PageMetadata {
  const url = settings().APP_URL + path;
  const about = { title, description, url, siteName: "Paperfeed", locale: "en" };
  return {
    title: path === "/" ? { absolute: title } : title,
    description,
    alternates: { canonical: url, types: channel && listChannels(channel) },
    openGraph: { ...about, type: "website", images: cardOf ? cardImage(cardOf) : undefined },
    twitter: { card: cardOf ? "summary_large_image" : "summary" },
  };
}

/** Of a title that says what was asked for; a tab shows less. */
const SEARCH_SHOWN_MAX = 80;

/** The head of a page of results: for no index, but feed readers find its feed. */
export function searchMetadata(text: string): Metadata {
  const title = text ? `${text.slice(0, SEARCH_SHOWN_MAX)}: search` : "Search";
  const saved = parseSaved(text);
  const robots = { index: false };
  if (saved.outcome === "refused") return { title, robots };
  const { APP_URL } = settings();
  const url = (form: ChannelForm) => APP_URL + searchChannelPath(saved.search.text, form);
  return { title, robots, alternates: { types: listForms("This search", url) } };
}

export const cardImage = (pagePath: string) => ({
  url: settings().APP_URL + cardPath(pagePath),
  type: "image/png",
  ...CARD_SIZE,
});

function listChannels({ tags, name }: { tags: string; name: string }) {
  return listForms(name, (form) => settings().APP_URL + channelPath(tags, form));
}

function listForms(name: string, url: (form: ChannelForm) => string) {
  return {
    "application/rss+xml": [{ title: `${name}: RSS`, url: url("feed.xml") }],
    "application/atom+xml": [{ title: `${name}: Atom`, url: url("atom.xml") }],
    "application/feed+json": [{ title: `${name}: JSON feed`, url: url("feed.json") }],
  };
}
