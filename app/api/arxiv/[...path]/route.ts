import { answerApi } from "@/app/api/answerApi";
import { answerPreflight } from "@/lib/api/answer";
import { parsePaperPath } from "@/lib/api/path";
import { readRepositories, readUnknown } from "@/lib/api/run";
import { noQuery } from "@/lib/api/schema/query";

type Context = { params: Promise<{ path: string[] }> };

/** /api/arxiv/{id}/repos: not in the specification any more, but still asked by agents. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const asked = parsePaperPath((await params).path);
  return answerApi(request, noQuery, () =>
    asked?.part === "repos" ? readRepositories(asked.id) : readUnknown(),
  );
}
export const OPTIONS = answerPreflight;
