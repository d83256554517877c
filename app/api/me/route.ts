import { answerJson } from "@/app/api/answerForm";
import { readCookie } from "@/lib/forms/cookie";
import { listMarks } from "@/lib/marks/run";
import { findSignedIn, SESSION_COOKIE } from "@/lib/readers/session/run";

export const dynamic = "force-dynamic";

const NOBODY = { isSignedIn: false, upvoted: [], saved: [] };

/** What the cached pages cannot know: who reads, and what they marked (public ids, latest first). */
export async function GET(request: Request): Promise<Response> {
  const session = readCookie(request.headers.get("cookie"), SESSION_COOKIE);
  const reader = await findSignedIn(session, new Date());
  if (!reader) return answerJson(200, NOBODY);
  const { upvoted, saved } = await listMarks(reader.id);
  const ids = (papers: { publicId: string }[]) => papers.map(({ publicId }) => publicId);
  return answerJson(200, { isSignedIn: true, upvoted: ids(upvoted), saved: ids(saved) });
}
