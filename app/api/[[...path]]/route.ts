import { answerApi } from "@/app/api/answerApi";
import { answerPreflight } from "@/lib/api/answer";
import { readNowhere } from "@/lib/api/run";
import { noQuery } from "@/lib/api/schema/query";

/** Programs ask here: what is not there is said as JSON, not as a page. */
export const GET = (request: Request): Promise<Response> =>
  answerApi(request, noQuery, readNowhere);
export const POST = GET;
export const OPTIONS = answerPreflight;
