import { answerApi } from "@/app/api/answerApi";
import { answerPreflight } from "@/lib/api/answer";
import { parsePaperPath } from "@/lib/api/path";
import { readExplanation, readPaper, readSimilar, readUnknown } from "@/lib/api/run";
import { detailQuery, noQuery, similarQuery } from "@/lib/api/schema/query";

type Context = { params: Promise<{ path: string[] }> };

/** Ids of before 2007 hold a slash, so what follows them cannot be a folder of its own. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const asked = parsePaperPath((await params).path);
  if (asked?.part === "paper") {
    return answerApi(request, detailQuery, (query) => readPaper(asked.id, query));
  }
  if (asked?.part === "similar") {
    return answerApi(request, similarQuery, (query) => readSimilar(asked.id, query));
  }
  if (asked?.part === "explanation") {
    return answerApi(request, noQuery, () => readExplanation(asked.id));
  }
  return answerApi(request, noQuery, readUnknown);
}
export const OPTIONS = answerPreflight;
