import { answerConditional } from "@/app/answerConditional";
import { settings } from "@/lib/env";
import { ATOM_TYPE, renderAtom } from "@/lib/feeds/atom";
import type { Channel } from "@/lib/feeds/channel";
import { JSON_FEED_TYPE, renderJsonFeed } from "@/lib/feeds/jsonFeed";
import { RSS_TYPE, renderRss } from "@/lib/feeds/rss";
import { listChannelPapers } from "@/lib/feeds/store";
import { formatFilterName } from "@/lib/paths/tagNames";
import { formatTagPath, NO_FILTER, parseTagPath, type TagFilter } from "@/lib/tags/filter";

/** A reader program that asks once a day misses nothing of a tag; more would be slow to fetch. */
const PAPERS_MAX = 50;

const FORMS = {
  "feed.xml": { type: RSS_TYPE, render: renderRss },
  "atom.xml": { type: ATOM_TYPE, render: renderAtom },
  "feed.json": { type: JSON_FEED_TYPE, render: renderJsonFeed },
};

/** /feed.xml, /tags/{tags}/atom.xml and the like; proxy.ts leads here. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ form: string; tags: string }> },
): Promise<Response> {
  const { form, tags } = await params;
  const filter = tags === "all" ? NO_FILTER : parseTagPath(decodeURIComponent(tags));
  if (!filter || !isForm(form)) return new Response("There is no such feed.\n", { status: 404 });
  const query = { order: "newest", tags: filter, limit: PAPERS_MAX, now: new Date() } as const;
  const { papers, modifiedAt } = await listChannelPapers(query);
  const body = FORMS[form].render(describe(filter, form), papers);
  return answerConditional(request, { body, modifiedAt, type: FORMS[form].type });
}

const isForm = (text: string): text is keyof typeof FORMS => text in FORMS;

function describe(filter: TagFilter, form: string): Channel {
  const appUrl = settings().APP_URL;
  const path = formatTagPath(filter);
  const name = path ? formatFilterName(filter) : "all papers";
  const pageUrl = path ? `${appUrl}/tags/${path}` : `${appUrl}/`;
  return {
    title: path ? `Paperfeed: ${name}` : "Paperfeed",
    description: `New papers: ${name}, the newest first.`,
    pageUrl,
    selfUrl: path ? `${pageUrl}/${form}` : `${pageUrl}${form}`,
    appUrl,
  };
}
