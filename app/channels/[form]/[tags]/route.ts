import { answerConditional } from "@/app/answerConditional";
import { CHANNEL_FORMS, isChannelForm, PAPERS_PER_CHANNEL } from "@/app/channels/forms";
import { settings } from "@/lib/env";
import { type Channel, listHubLinks } from "@/lib/feeds/channel";
import { listChannelPapers } from "@/lib/feeds/store";
import { formatFilterName } from "@/lib/paths/tagNames";
import { formatTagPath, NO_FILTER, parseTagPath, type TagFilter } from "@/lib/tags/filter";
import { isAnnounced } from "@/lib/websub/topics";

/** /feed.xml, /tags/{tags}/atom.xml and the like; proxy.ts leads here. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ form: string; tags: string }> },
): Promise<Response> {
  const { form, tags } = await params;
  const filter = tags === "all" ? NO_FILTER : parseTagPath(decodeURIComponent(tags));
  if (!filter || !isChannelForm(form))
    return new Response("There is no such feed.\n", { status: 404 });
  const query = {
    order: "newest",
    tags: filter,
    limit: PAPERS_PER_CHANNEL,
    now: new Date(),
  } as const;
  const { papers, modifiedAt } = await listChannelPapers(query);
  const channel = describe(filter, form);
  const { render, type } = CHANNEL_FORMS[form];
  const body = render(channel, papers);
  return answerConditional(request, { body, modifiedAt, type, links: listHubLinks(channel) });
}

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
    hubUrl: isAnnounced(filter) ? settings().WEBSUB_HUB_URL : undefined,
  };
}
