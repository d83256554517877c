import type { Metadata } from "next";
import { settings } from "@/lib/env";
import { channelPath } from "@/lib/paths/compose";

type Page = {
  title: string;
  description: string;
  /** The page's own address; further pages name themselves, not the first. */
  path: string;
  /** The tags whose feed a reader program finds from here; "" for all papers. */
  channel?: { tags: string; name: string };
};

/** What the head of a public page says. Only for pages rendered on request: it reads APP_URL. */
export function pageMetadata({ title, description, path, channel }: Page): Metadata {
  const url = settings().APP_URL + path;
  return {
    title: path === "/" ? { absolute: title } : title,
    description,
    alternates: { canonical: url, types: channel && listChannels(channel) },
    openGraph: { title, description, url, siteName: "Paperfeed", type: "website", locale: "en" },
    twitter: { card: "summary" },
  };
}

function listChannels({ tags, name }: { tags: string; name: string }) {
  const url = (form: Parameters<typeof channelPath>[1]) =>
    settings().APP_URL + channelPath(tags, form);
  return {
    "application/rss+xml": [{ title: `${name}: RSS`, url: url("feed.xml") }],
    "application/atom+xml": [{ title: `${name}: Atom`, url: url("atom.xml") }],
    "application/feed+json": [{ title: `${name}: JSON feed`, url: url("feed.json") }],
  };
}
