import { answerConditional } from "@/app/answerConditional";
import { CHANNEL_FORMS, isChannelForm, PAPERS_PER_CHANNEL } from "@/app/channels/forms";
import { settings } from "@/lib/env";
import { listFollowedPapers } from "@/lib/feeds/followed/store";
import { followedPath } from "@/lib/paths/compose";
import { readFollowed } from "@/lib/subscriptions/preferences/run";

/** /feeds/{token}/feed.xml and its kin: what one reader follows, for their feed reader alone. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ form: string; token: string }> },
): Promise<Response> {
  const { form, token } = await params;
  const followed = isChannelForm(form) ? await readFollowed(token) : null;
  if (!followed || !isChannelForm(form)) {
    const headers = { "Cache-Control": "no-store" };
    return new Response("There is no such feed.\n", { status: 404, headers });
  }
  const { papers, modifiedAt } = await listFollowedPapers(followed, PAPERS_PER_CHANNEL, new Date());
  const appUrl = settings().APP_URL;
  const channel = {
    title: "Paperfeed: what you follow",
    description: "New papers you follow, the newest first. The address is yours: keep it.",
    pageUrl: `${appUrl}/me`,
    selfUrl: appUrl + followedPath(token, form),
    appUrl,
  };
  const { render, type } = CHANNEL_FORMS[form];
  const body = render(channel, papers);
  return answerConditional(request, { body, modifiedAt, type, isPrivate: true });
}
