import { answerApi } from "@/app/api/answerApi";
import { answerPreflight } from "@/lib/api/answer";
import { suggestionsQuery } from "@/lib/api/schema/query";
import { readSuggestions } from "@/lib/api/search/run";

export const GET = (request: Request) => answerApi(request, suggestionsQuery, readSuggestions);
export const OPTIONS = answerPreflight;
