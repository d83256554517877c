import { readOwnForm, redirectTo } from "@/app/api/answerForm";
import { composeSignOutCookie } from "@/lib/readers/session/run";

export const dynamic = "force-dynamic";

/** Forgets the session in this browser. */
export async function POST(request: Request): Promise<Response> {
  const form = await readOwnForm(request);
  if (form instanceof Response) return form;
  const response = redirectTo("/");
  response.headers.set("Set-Cookie", composeSignOutCookie());
  return response;
}
