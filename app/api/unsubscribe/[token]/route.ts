import {
  answerJson,
  answerText,
  answerWithPage,
  readAnyForm,
  redirectTo,
} from "@/app/api/answerForm";
import { unsubscribe } from "@/lib/readers/run";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ token: string }> };

/**
 * Ends a subscription: by RFC 8058 one-click from a mail program (200, no cookie, no origin, no
 * redirect) or by the button of our page (303).
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const form = await readAnyForm(request);
  if (form instanceof Response) return form;
  const answer = await unsubscribe(decodeURIComponent(token), new Date());
  const status = answer.outcome === "unknown" ? 404 : 200;
  if (form.isScript) return answerJson(status, answer);
  const path = `/unsubscribe/${encodeURIComponent(decodeURIComponent(token))}`;
  if (status === 404) return answerWithPage(path, status, "This link does not work.");
  const isOneClick = form.fields["List-Unsubscribe"]?.[0] === "One-Click";
  return isOneClick ? answerText(200, "You are unsubscribed.") : redirectTo(path);
}
