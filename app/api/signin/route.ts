import { answerJson, answerWithPage, readOwnForm, redirectTo } from "@/app/api/answerForm";
import { readCookie } from "@/lib/forms/cookie";
import { toQuery } from "@/lib/forms/query";
import { parseNext } from "@/lib/paths/next";
import { composeNextCookie, composeSessionCookie, NEXT_COOKIE } from "@/lib/readers/session/run";
import { requestSignIn, signIn } from "@/lib/readers/signin/run";

export const dynamic = "force-dynamic";

/** Asks for a link (field `email`), or uses one (field `token`). */
export async function POST(request: Request): Promise<Response> {
  const form = await readOwnForm(request);
  if (form instanceof Response) return form;
  const token = form.fields.token?.[0];
  if (token !== undefined) return redeem(request, token, form.isScript);
  const network = request.headers.get("x-forwarded-for") ?? "unknown";
  const answer = await requestSignIn(form.fields.email?.[0] ?? "", network, new Date());
  const status = { requested: 202, malformed: 422, limited: 429 }[answer.outcome];
  if (form.isScript) return answerJson(status, answer);
  const { email = [], next = [] } = form.fields;
  const query = toQuery({ email, next, state: [answer.outcome] });
  if (answer.outcome === "requested") {
    return withCookie(redirectTo("/signin?state=requested"), composeNextCookie(parseNext(next[0])));
  }
  return answerWithPage(`/signin?${query}`, status, "That is not an email address.");
}

async function redeem(request: Request, token: string, isScript: boolean): Promise<Response> {
  const now = new Date();
  const answer = await signIn(token, now);
  if (answer.outcome !== "signed in") {
    const status = answer.outcome === "expired" ? 410 : 404;
    if (isScript) return answerJson(status, answer);
    const path = `/signin/${encodeURIComponent(token)}`;
    return answerWithPage(path, status, "This link does not work any more.");
  }
  // The link may be opened in another browser than asked for it; then there is no cookie.
  const next = parseNext(readCookie(request.headers.get("cookie"), NEXT_COOKIE));
  const response = isScript
    ? answerJson(200, { outcome: answer.outcome })
    : redirectTo(next ?? "/me");
  withCookie(response, composeSessionCookie(answer.reader, now));
  return next ? withCookie(response, composeNextCookie(null)) : response;
}

function withCookie(response: Response, cookie: string): Response {
  response.headers.append("Set-Cookie", cookie);
  return response;
}
