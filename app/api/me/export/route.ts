import { answerJson, answerText } from "@/app/api/answerForm";
import { readSignedIn } from "@/app/api/readSignedIn";
import { exportFeeds, exportReader } from "@/lib/readers/export/run";

export const dynamic = "force-dynamic";

/** Everything a signed-in reader has here: JSON, or with ?format=opml the feeds they follow. */
export async function GET(request: Request): Promise<Response> {
  const reader = await readSignedIn();
  if (!reader) return answerText(401, "Please sign in first.");
  if (new URL(request.url).searchParams.get("format") !== "opml") {
    const answer = answerJson(200, await exportReader(reader.id));
    answer.headers.set("Content-Disposition", 'attachment; filename="paperfeed.json"');
    return answer;
  }
  return new Response(await exportFeeds(reader.id), {
    headers: {
      "Content-Type": "text/x-opml; charset=utf-8",
      "Content-Disposition": 'attachment; filename="paperfeed.opml"',
      "Cache-Control": "no-store",
    },
  });
}
