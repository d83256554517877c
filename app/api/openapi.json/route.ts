import { answerApi } from "@/app/api/answerApi";
import { answerPreflight } from "@/lib/api/answer";
import { composeOpenApi } from "@/lib/api/openapi";
import { noQuery } from "@/lib/api/schema/query";
import { settings } from "@/lib/env";

export const GET = (request: Request) =>
  answerApi(request, noQuery, async () => ({
    outcome: "found",
    body: composeOpenApi(settings().APP_URL),
  }));
export const OPTIONS = answerPreflight;
