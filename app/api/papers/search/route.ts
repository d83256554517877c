import { answerApi } from "@/app/api/answerApi";
import { answerPreflight } from "@/lib/api/answer";
import { searchQuery } from "@/lib/api/schema/query";
import { readSearch } from "@/lib/api/search/run";

export const GET = (request: Request) => answerApi(request, searchQuery, readSearch);
export const OPTIONS = answerPreflight;
