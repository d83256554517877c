import { answerJson, answerText } from "@/app/api/answerForm";
import { recordReports } from "@/lib/bounces/run";
import { isSigned } from "@/lib/bounces/signature";
import { settings } from "@/lib/env";
import { readText } from "@/lib/forms/body";

export const dynamic = "force-dynamic";

/** A report brings our whole mail along. */
const REPORT_BYTES_MAX = 1_000_000;

/** Takes reports of mail servers (message/rfc822 or an mbox), signed with BOUNCES_KEY. */
export async function POST(request: Request): Promise<Response> {
  const { BOUNCES_KEY } = settings();
  if (!BOUNCES_KEY) return answerText(404, "There is no webhook here: BOUNCES_KEY is not set.");
  const body = await readText(request, REPORT_BYTES_MAX);
  if (body === null) return answerText(413, "That report is too large.");
  const call = {
    timestamp: request.headers.get("x-paperfeed-timestamp"),
    signature: request.headers.get("x-paperfeed-signature"),
    body,
  };
  const now = new Date();
  if (!isSigned(BOUNCES_KEY, call, now)) return answerText(403, "The signature is not right.");
  return answerJson(200, await recordReports(body, now));
}
