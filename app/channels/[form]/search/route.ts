import { answerConditional } from "@/app/answerConditional";
import { CHANNEL_FORMS, isChannelForm, PAPERS_PER_CHANNEL } from "@/app/channels/forms";
import { settings } from "@/lib/env";
import { latestChange } from "@/lib/feeds/channel";
import { isAsking, parseSearch } from "@/lib/search/query";
import { listFoundPapers } from "@/lib/search/store";

/** /search/feed.xml?q= and its kin: a search to follow in a feed reader. proxy.ts leads here. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ form: string }> },
): Promise<Response> {
  const { form } = await params;
  const text = new URL(request.url).searchParams.get("q") ?? "";
  const input = parseSearch(text);
  if (!isChannelForm(form)) return new Response("There is no such feed.\n", { status: 404 });
  if (input.kind !== "query" || !isAsking(input.query)) {
    const says = "Give q words to search for, as in /search/feed.xml?q=agents\n";
    return new Response(says, { status: 400 });
  }
  const papers = await listFoundPapers(input.query, PAPERS_PER_CHANNEL);
  const appUrl = settings().APP_URL;
  const question = `?${new URLSearchParams({ q: text })}`;
  const channel = {
    title: `Paperfeed: ${text}`,
    description: `New papers that fit: ${text}`,
    pageUrl: `${appUrl}/search${question}`,
    selfUrl: `${appUrl}/search/${form}${question}`,
    appUrl,
  };
  const body = CHANNEL_FORMS[form].render(channel, papers);
  const modifiedAt = latestChange(papers);
  return answerConditional(request, { body, modifiedAt, type: CHANNEL_FORMS[form].type });
}
