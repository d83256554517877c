import type { z } from "zod";
import { answerRead, type Outcome } from "@/lib/api/answer";
import { settings } from "@/lib/env";
import { CLIENT_HEADER } from "@/lib/network/client";

/** Reads the clock, the client's address and the site's for one request to the API. */
export function answerApi<S extends z.ZodObject>(
  request: Request,
  schema: S,
  read: (query: z.infer<S>, now: Date) => Promise<Outcome>,
): Promise<Response> {
  const now = new Date();
  const client = request.headers.get(CLIENT_HEADER) ?? "";
  const appUrl = settings().APP_URL;
  return answerRead({ request, client, appUrl, now, schema, read: (query) => read(query, now) });
}
