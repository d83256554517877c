import { answerJson, answerWithPage, readAnyForm, redirectTo } from "@/app/api/answerForm";
import { toQuery } from "@/lib/forms/query";
import { changePreferences } from "@/lib/subscriptions/preferences/run";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ token: string }> };

/** Changes a subscription. The token of the mail is the proof, so no origin is asked for. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const form = await readAnyForm(request);
  if (form instanceof Response) return form;
  const path = `/preferences/${encodeURIComponent(decodeURIComponent(token))}`;
  if (form.fields.preview) {
    const { preview: _, ...fields } = form.fields;
    const query = toQuery({ ...fields, state: ["preview"] });
    return answerWithPage(`${path}?${query}`, 200, "There is no preview at the moment.");
  }
  const answer = await changePreferences(decodeURIComponent(token), form.fields, new Date());
  if (form.isScript) return answerJson(STATUS[answer.outcome], answer);
  if (answer.outcome === "changed") return redirectTo(`${path}?state=changed`);
  if (answer.outcome === "unknown") return answerWithPage(path, 404, "This link does not work.");
  const query = toQuery({ ...form.fields, state: ["invalid"] });
  return answerWithPage(`${path}?${query}`, 422, Object.values(answer.faults).join(" "));
}

const STATUS = { changed: 200, invalid: 422, unknown: 404 };
