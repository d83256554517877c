import { answerApi } from "@/app/api/answerApi";
import { answerPreflight } from "@/lib/api/answer";
import { readTags } from "@/lib/api/run";
import { noQuery } from "@/lib/api/schema/query";

export const GET = (request: Request) => answerApi(request, noQuery, readTags);
export const OPTIONS = answerPreflight;
