import { answerApi } from "@/app/api/answerApi";
import { answerPreflight } from "@/lib/api/answer";
import { readDaily } from "@/lib/api/run";
import { dailyQuery } from "@/lib/api/schema/query";

export const GET = (request: Request) => answerApi(request, dailyQuery, readDaily);
export const OPTIONS = answerPreflight;
