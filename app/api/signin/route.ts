import { answerJson, answerWithPage, readOwnForm, redirectTo } from "@/app/api/answerForm";
import { toQuery } from "@/lib/forms/query";
import { composeSessionCookie } from "@/lib/readers/session/run";
import { requestSignIn, signIn } from "@/lib/readers/signin/run";

export const dynamic = "force-dynamic";

/** Asks for a link (field `email`), or uses one (field `token`). */
export async function POST(request: Request): Promise<Response> {
  const form = await readOwnForm(request);
  if (form instanceof Response) return form;
  const token = form.fields.token?.[0];
  if (token !== undefined) return redeem(token, form.isScript);
  const network = request.headers.get("x-forwarded-for") ?? "unknown";
  const answer = await requestSignIn(form.fields.email?.[0] ?? "", network, new Date());
  const status = { requested: 202, malformed: 422, limited: 429 }[answer.outcome];
  if (form.isScript) return answerJson(status, answer);
  const query = toQuery({ email: form.fields.email ?? [], state: [answer.outcome] });
  if (answer.outcome === "requested") return redirectTo("/signin?state=requested");
  return answerWithPage(`/signin?${query}`, status, "That is not an email address.");
}

async function redeem(token: string, isScript: boolean): Promise<Response> {
  const now = new Date();
  const answer = await signIn(token, now);
  if (answer.outcome !== "signed in") {
    const status = answer.outcome === "expired" ? 410 : 404;
    if (isScript) return answerJson(status, answer);
    const path = `/signin/${encodeURIComponent(token)}`;
    return answerWithPage(path, status, "This link does not work any more.");
  }
  const response = isScript ? answerJson(200, { outcome: answer.outcome }) : redirectTo("/me");
  response.headers.set("Set-Cookie", composeSessionCookie(answer.reader, now));
  return response;
}
