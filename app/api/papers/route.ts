import { answerApi } from "@/app/api/answerApi";
import { answerPreflight } from "@/lib/api/answer";
import { readList } from "@/lib/api/run";
import { listQuery } from "@/lib/api/schema/query";

export const GET = (request: Request) => answerApi(request, listQuery, readList);
export const OPTIONS = answerPreflight;
