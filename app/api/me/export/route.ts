import { answerJson } from "@/app/api/answerForm";
import { answerSignInFirst, readSignedIn } from "@/app/api/readSignedIn";
import { exportSaves } from "@/lib/marks/run";
import { exportFeeds, exportReader } from "@/lib/readers/export/run";

export const dynamic = "force-dynamic";

/**
 * Everything a signed-in reader has here as JSON; with ?format=opml the feeds they follow, with
 * ?format=bibtex what they saved.
 */
export async function GET(request: Request): Promise<Response> {
  const reader = await readSignedIn();
  if (!reader) return answerSignInFirst();
  const format = new URL(request.url).searchParams.get("format");
  if (format === "opml") return answerFile("opml", "text/x-opml", await exportFeeds(reader.id));
  if (format === "bibtex") {
    return answerFile("bib", "application/x-bibtex", await exportSaves(reader.id));
  }
  const answer = answerJson(200, await exportReader(reader.id));
  answer.headers.set("Content-Disposition", 'attachment; filename="paperfeed.json"');
  return answer;
}

function answerFile(ending: string, type: string, content: string): Response {
  return new Response(content, {
    headers: {
      "Content-Type": `${type}; charset=utf-8`,
      "Content-Disposition": `attachment; filename="paperfeed.${ending}"`,
      "Cache-Control": "no-store",
    },
  });
}
